@echo off
rem Starts the telemetry command.
rem
rem   JAVA_HOME   the Java to run it with, 17 or later; if not set, the java on the PATH
rem   JAVA_OPTS   options for the JVM

setlocal EnableExtensions DisableDelayedExpansion
for %%i in ("%~dp0..") do set "APP_HOME=%%~fi"
rem A backslash in front of a closing quote would hide the quote from the JVM.
if "%APP_HOME:~-1%"=="\" set "APP_HOME=%APP_HOME%."
if exist "%APP_HOME%\lib\" goto findJava
>&2 echo telemetry: there is no "%APP_HOME%\lib": start this script where it is instead of copying it
exit /b 2

:findJava
if defined JAVA_HOME goto javaHome
set "JAVA="
for %%i in (java.exe) do set "JAVA=%%~$PATH:i"
if defined JAVA goto javaOnPath
>&2 echo telemetry: no Java found: set JAVA_HOME or put java (17 or later) on the PATH
exit /b 2

:javaOnPath
for %%i in ("%JAVA%") do set "RELEASE=%%~dpi..\release"
goto version

:javaHome
rem Some set it with quotes around it.
set "JAVA_HOME=%JAVA_HOME:"=%"
set "JAVA=%JAVA_HOME%\bin\java.exe"
set "RELEASE=%JAVA_HOME%\release"
if exist "%JAVA%" goto version
>&2 echo telemetry: no Java found: JAVA_HOME is "%JAVA_HOME%", which has no bin\java.exe
exit /b 2

rem The version is in a file of the Java home: reading it spares us a start of the JVM just to ask.
:version
set "VERSION="
set "MAJOR="
if not exist "%RELEASE%" goto askJava
for /f "usebackq tokens=1,2 delims==" %%a in ("%RELEASE%") do if "%%a"=="JAVA_VERSION" set "VERSION=%%~b"
goto compare

rem A java.exe that stands for another one, as an installer puts it on the PATH. It is called without quotes, since those
rem around a path with blanks or parentheses would be lost here.
:askJava
if defined JAVA_HOME set "PATH=%JAVA_HOME%\bin;%PATH%"
for /f "tokens=2,3" %%a in ('java.exe -version 2^>^&1') do if "%%~a"=="version" set "VERSION=%%~b"

:compare
for /f "delims=.+-_" %%m in ("%VERSION%") do set "MAJOR=%%m"
if not defined MAJOR goto run
if %MAJOR% GEQ 17 goto run
>&2 echo telemetry: Java 17 or later is needed, but "%JAVA%" is %VERSION%
exit /b 2

rem Commands that end at once are quicker without the optimizing compiler.
:run
set "QUICK="
for %%c in (check plugins help -h --help version -V --version) do if "%~1"=="%%c" set "QUICK=-XX:TieredStopAtLevel=1"
rem One thread that collects garbage is enough for the little that is kept. Whoever sets options for the JVM may have named another collector.
set "COLLECTOR=-XX:+UseSerialGC"
for %%v in (JAVA_OPTS JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS) do if defined %%v set "COLLECTOR="

"%JAVA%" %QUICK% %COLLECTOR% %JAVA_OPTS% "-Dtelemetry.home=%APP_HOME%" -cp "%APP_HOME%\lib\*" io.townlet.telemetry.cli.TelemetryCommand %*
exit /b %ERRORLEVEL%

@echo off
rem Starts the telemetry command.
rem
rem   JAVA_HOME   the Java to run it with, 17 or later; if not set, the java on the PATH
rem   JAVA_OPTS   options for the JVM

setlocal
set "APP_HOME=%~dp0.."

if defined JAVA_HOME goto javaHome
set "JAVA="
for %%i in (java.exe) do set "JAVA=%%~$PATH:i"
if defined JAVA goto javaOnPath
echo telemetry: no Java found: set JAVA_HOME or put java (17 or later) on the PATH>&2
exit /b 2

:javaOnPath
for %%i in ("%JAVA%") do set "RELEASE=%%~dpi..\release"
goto version

:javaHome
set "JAVA=%JAVA_HOME%\bin\java.exe"
set "RELEASE=%JAVA_HOME%\release"
if exist "%JAVA%" goto version
echo telemetry: no Java found: JAVA_HOME is "%JAVA_HOME%", which has no bin\java.exe>&2
exit /b 2

rem The version is in a file of the Java home: reading it spares us a start of the JVM just to ask.
:version
set "VERSION="
set "MAJOR="
if not exist "%RELEASE%" goto run
for /f "usebackq tokens=1,2 delims==" %%a in ("%RELEASE%") do if "%%a"=="JAVA_VERSION" set "VERSION=%%~b"
for /f "delims=.+-_" %%m in ("%VERSION%") do set "MAJOR=%%m"
if not defined MAJOR goto run
if %MAJOR% GEQ 17 goto run
echo telemetry: Java 17 or later is needed, but "%JAVA%" is %VERSION%>&2
exit /b 2

rem Commands that end at once are quicker without the optimizing compiler.
:run
set "QUICK="
for %%c in (check plugins help -h --help version -V --version) do if "%~1"=="%%c" set "QUICK=-XX:TieredStopAtLevel=1"

"%JAVA%" %QUICK% %JAVA_OPTS% -cp "%APP_HOME%\lib\*" io.townlet.telemetry.cli.TelemetryCommand %*
exit /b %ERRORLEVEL%

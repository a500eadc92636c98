// A WebSocket server of the module ws, at a port of the loopback interface, which appends each message to a file before it reads
// the next one, so that killing it loses nothing that it has read. Arguments: the port, the file, and a file that gets one line for
// each connection, with the extensions that were agreed.
const { WebSocketServer } = require("ws");
const fs = require("node:fs");

const [port, messages, connections] = process.argv.slice(2);
const file = fs.openSync(messages, "a");
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(port), perMessageDeflate: { threshold: 0 } });

server.on("connection", (socket) => {
  fs.appendFileSync(connections, `extensions=${socket.extensions}\n`);
  socket.on("message", (data, isBinary) => {
    if (isBinary) {
      throw new Error("a binary message");
    }
    const text = data.toString();
    fs.writeSync(file, text.endsWith("\n") ? text : text + "\n");
  });
  socket.on("error", (error) => console.log(`error=${error.message}`));
});

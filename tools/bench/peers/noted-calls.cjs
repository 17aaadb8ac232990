/**
 * Notes when each call of a process's gRPC servers came and when its answer went, in a file of the folder that
 * TRADAI_CALLS names: for `chain.ts`, which has Node load this before the program. In microseconds of one clock for
 * all processes of the machine.
 */
"use strict";
const { writeFileSync } = require("node:fs");
const http2 = require("node:http2");
const { join } = require("node:path");
const process = require("node:process");

const folder = process.env.TRADAI_CALLS ?? ".";
const now = () => Number(process.hrtime.bigint() / 1000n);
/** @type {{ path: string, came: number, left: number }[]} */
const calls = [];

const { createServer } = http2;
http2.createServer = (/** @type {any[]} */ ...options) => {
  const server = /** @type {(...options: any[]) => import("node:http2").Http2Server} */ (createServer)(
    ...options,
  );
  server.prependListener("stream", (stream, headers) => {
    const call = { path: String(headers[":path"]), came: now(), left: Number.NaN };
    const end = stream.end.bind(stream);
    stream.end = (/** @type {any[]} */ ...rest) => {
      call.left = now();
      return /** @type {(...rest: any[]) => any} */ (end)(...rest);
    };
    calls.push(call);
  });
  return server;
};

process.on("exit", () => {
  const answered = calls.filter(({ left }) => Number.isFinite(left));
  if (answered.length > 0) writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(answered));
});
// How the engine ends a policy pack, which then would not come to its end.
process.on("SIGINT", () => process.exit());

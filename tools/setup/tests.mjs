/** Runs mocha as a child process. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { SetupError } from "./failure.mjs";

/**
 * @param {string} root
 * @param {string} pattern "folder/**" + "/*suffix"
 * @returns {boolean} whether a file matches; mocha fails on a pattern that matches nothing
 */
function matchesSomething(root, pattern) {
  const [folder = "", name = ""] = pattern.split("/**/*");
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).some((file) =>
      file.endsWith(name),
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {readonly string[]} patterns of the command; those that match no file are left out
 * @param {readonly string[]} args for mocha; a test file among them is run instead of the patterns
 * @throws {SetupError} when no file matches: a run without tests has not passed
 * @returns {Promise<void>} when mocha has ended; its exit code is then this process's
 */
export async function runTests(root, patterns, args) {
  const named = args.some((arg) => arg.endsWith(".ts"));
  const found = named ? [] : patterns.filter((pattern) => matchesSomething(root, pattern));
  if (!named && found.length === 0) {
    throw new SetupError(`no test file matches ${patterns.join(", ")}`);
  }
  const mocha = createRequire(join(root, "package.json")).resolve("mocha/bin/mocha.js");
  const child = spawn(process.execPath, [mocha, ...args, ...found], { cwd: root, stdio: "inherit" });
  // A terminal's Ctrl-C reaches mocha by itself; what is sent to this process alone is passed on.
  const ignore = () => undefined;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => child.kill(signal);
  process.on("SIGINT", ignore).on("SIGTERM", passOn).on("SIGHUP", passOn);
  await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", ignore).off("SIGTERM", passOn).off("SIGHUP", passOn);
      if (signal !== null) process.kill(process.pid, signal);
      process.exitCode = code ?? 1;
      resolve(undefined);
    });
  });
}

/** Child processes of the set-up: run to their end, stopped with everything they started. */
import { spawn } from "node:child_process";
import process from "node:process";
import { reason } from "./failure.mjs";

/** @type {Set<number>} process groups that are running */
const groups = new Set();

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // It has ended in the meantime.
  }
}

/**
 * Until the returned function is called, a signal that ends this process ends its children too. They run in
 * process groups of their own, so a terminal's Ctrl-C does not reach them by itself.
 * @returns {() => void} puts Node's own handling back
 */
export function stopChildrenOnSignals() {
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    for (const group of groups) signalGroup(group, "SIGTERM");
    putBack();
    process.stderr.write("\nsetup: interrupted\n");
    process.kill(process.pid, signal);
  };
  const putBack = () => signals.forEach((signal) => process.removeListener(signal, stop));
  signals.forEach((signal) => process.on(signal, stop));
  return putBack;
}

/**
 * @typedef {object} Outcome
 * @property {boolean} ok it ran and ended with exit code 0
 * @property {string} stdout
 * @property {string} output stdout and stderr together, or why it could not be started
 * @property {boolean} silent it was stopped because it gave no sign of life
 */

/**
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} env
 * @property {(pid: number) => void} [onStart]
 * @property {number} [silenceLimit] milliseconds without a sign of life after which it is stopped
 * @property {() => number} [measure] a number that changes while it works; output is a sign of life anyway
 */

/**
 * Runs a command to its end and collects its output. Never rejects: a failure is in the outcome.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} options
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env, onStart, silenceLimit, measure }) {
  return new Promise((resolve) => {
    let stdout = "";
    let all = "";
    let silent = false;
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const { pid } = child;
    if (pid !== undefined) {
      groups.add(pid);
      onStart?.(pid);
    }
    let lastLife = Date.now();
    let lastMeasure = measure?.();
    const watch =
      silenceLimit === undefined
        ? undefined
        : setInterval(() => {
            const now = measure?.();
            if (now !== lastMeasure) lastLife = Date.now();
            lastMeasure = now;
            if (Date.now() - lastLife < silenceLimit || pid === undefined) return;
            silent = true;
            signalGroup(pid, "SIGKILL");
          }, silenceLimit / 10);
    /** @param {string} text */
    const collect = (text) => {
      lastLife = Date.now();
      all = (all + text).slice(-100_000);
    };
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      collect(text);
    });
    child.stderr.setEncoding("utf8").on("data", collect);
    /** @param {boolean} ok @param {string} output */
    const finish = (ok, output) => {
      clearInterval(watch);
      if (pid !== undefined) groups.delete(pid);
      resolve({ ok, stdout, output: output.trimEnd(), silent });
    };
    child.once("error", (error) => finish(false, `${command}: ${reason(error)}`));
    child.once("close", (code) => finish(code === 0, all));
  });
}

/**
 * @param {string} output
 * @param {number} first
 * @param {number} last
 * @returns {string} that many lines from its beginning and from its end
 */
export function ends(output, first, last) {
  const lines = output.split("\n");
  if (lines.length <= first + last + 1) return output;
  return [...lines.slice(0, first), ...(first > 0 ? ["..."] : []), ...lines.slice(-last)].join("\n");
}

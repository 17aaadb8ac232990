import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Stand-ins for npm, go and pulumi. Each notes its call as one line of the file `$CALLS`; the variables
 * FAKE_NPM, FAKE_LAUNCHER, FAKE_GO and FAKE_PULUMI say how it goes on. They need nothing from PATH.
 */
const npm = `
note("npm " + process.argv.slice(2, 4).join(" "));
const launcher = process.argv.includes("--prefix");
const how = process.env.FAKE_NPM;
const hangs = how === "hang" && !launcher;
if (!launcher && !hangs) fs.rmSync("node_modules", { recursive: true, force: true });
const modules = path.join(process.cwd(), "node_modules");
fs.mkdirSync(modules, { recursive: true });
if (how === "fail") fail("npm error code EUSAGE\\nnpm error the lockfile is out of date");
else if (how === "nothing") process.exit(0);
else if (hangs) hang();
else {
  if (launcher) put(path.join(modules, "pulumi", "run.js"), launcherSource);
  else for (const name of ["esbuild", "mocha"]) fs.symlinkSync(path.join(process.env.REAL_MODULES, name), path.join(modules, name));
  setTimeout(() => fs.writeFileSync(path.join(modules, ".package-lock.json"), "{}"), how === "slow" ? 700 : 0);
}`;

const launcher = `
note("launcher " + process.argv[2] + " " + (process.env.PULUMI_VERSION ?? "-"));
const bin = path.join(process.env.PULUMI_HOME, "versions", "3.259.0", "bin");
fs.mkdirSync(bin, { recursive: true });
const how = process.env.FAKE_LAUNCHER;
if (how === "ok") {
  engine(path.join(bin, "pulumi"), "v3.259.0");
  engine(path.join(bin, "pulumi-language-nodejs"), "");
} else if (how === "hang") hang();
else fail("pulumi: fetch failed");`;

const go = `
const out = process.argv[process.argv.indexOf("-o") + 1];
note("go " + process.argv[2] + " in " + path.basename(process.cwd()) + " cgo " + process.env.CGO_ENABLED);
fs.writeFileSync(process.env.CALLS + ".go", process.argv.slice(2).join("\\n"));
const how = process.env.FAKE_GO;
fs.mkdirSync(path.dirname(out), { recursive: true });
if (how === "fail") fail("no required module provides the package");
else if (how === "hang") { fs.writeFileSync(out, "half an engine"); hang(); }
else setTimeout(() => engine(out, how === "wrong" ? "v3.1.0" : "v3.259.0"), how === "slow" ? 700 : 0);`;

const pulumi = `
note("pulumi");
console.log(process.env.FAKE_PULUMI ?? "v3.259.0");`;

const library = `#!${process.execPath}
const fs = require("fs"), path = require("path");
const note = (line) => {
  fs.writeFileSync(process.env.CALLS + "." + line.split(" ")[0] + ".pid", String(process.pid));
  fs.appendFileSync(process.env.CALLS, line + "\\n");
};
const put = (file, text) => { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, text, { mode: 0o755 }); };
const engine = (file, version) => put(file, "#!/bin/sh\\necho " + version + "\\n");
const fail = (text) => { console.error(text); process.exitCode = 1; };
const hang = () => setTimeout(() => undefined, 30_000);
`;

const sources: Readonly<Record<string, string>> = {
  npm: `const launcherSource = ${JSON.stringify(library + launcher)};${npm}`,
  go,
  pulumi,
};

function putExecutable(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

/** Puts a shell script into a file, as an executable. */
export function putScript(file: string, script: string): void {
  putExecutable(file, `#!/bin/sh\n${script}\n`);
}

/** Puts the named stand-ins into a folder, as executables. */
export function putFakes(folder: string, names: readonly string[]): void {
  for (const name of names) putExecutable(join(folder, name), library + (sources[name] ?? ""));
}

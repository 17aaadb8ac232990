import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { buildHandler } from "../../../shared/components/handler-build";
import { handlerBundle } from "../../../shared/components/handler-bundle";
import { UserError } from "../../../shared/errors";
import { registeredBy } from "../support/mocks";

const repository = path.join(__dirname, "..", "..", "..");
const updater = "foundation/nat-route-updater";
const cacheFolder = path.join("node_modules", ".cache", "tradai-handlers");

interface Code {
  readonly path?: string;
  readonly text?: string;
}

/** What Lambda would get as `index.mjs`: the engine reads a path from the project's folder. */
async function codeOf(archive: pulumi.asset.AssetArchive): Promise<Code> {
  const assets = await archive.assets;
  assert.deepEqual(Object.keys(assets), ["index.mjs"]);
  const asset = assets["index.mjs"] as { path?: Promise<string>; text?: Promise<string> };
  return { path: await asset.path, text: await asset.text };
}

async function bundled(root: string, project = "tradai"): Promise<Code> {
  let archive: pulumi.asset.AssetArchive | undefined;
  await registeredBy("dev", project, () => {
    archive = handlerBundle("layer/function", root);
  });
  assert.ok(archive);
  return await codeOf(archive);
}

describe("handler bundle", () => {
  let folder: string;
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const read = ({ path: file = "" }: Code): string => readFileSync(path.join(folder, file), "utf8");

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "tradai-handler-"));
    write("package-lock.json", "{}");
    write("layer/function/handler.ts", 'export { handler } from "./answer";\n');
    write("layer/function/answer.ts", "export const handler = (): number => 41;\n");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("differs between two machines, so that every deployment replaces the code", () => {
    const elsewhere = path.join(folder, "a", "deeper", "checkout");
    for (const sources of [updater, "shared/handlers"]) {
      cpSync(path.join(repository, sources), path.join(elsewhere, sources), { recursive: true });
    }
    symlinkSync(path.join(repository, "node_modules"), path.join(elsewhere, "node_modules"));
    // Settings of an editor or of another checkout, which give a package another place.
    const compilerOptions = { paths: { "zod/mini": ["./all-of-zod.ts"] } };
    writeFileSync(path.join(elsewhere, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    writeFileSync(path.join(elsewhere, "all-of-zod.ts"), 'export * from "zod";\n');
    const entry = `${updater}/handler.ts`;
    const here = buildHandler(repository, entry);
    const there = buildHandler(elsewhere, entry);
    assert.ok(here.text === there.text, "the two bundles differ");
    for (const place of [repository, elsewhere]) assert.ok(!here.text.includes(place), place);
  }).timeout(180_000);

  it("does not load in Lambda, or lacks its handler", () => {
    const { text } = buildHandler(repository, `${updater}/handler.ts`);
    write("index.mjs", text);
    write(
      "run.mjs",
      `import { handler } from "./index.mjs";
       await handler({}, { awsRequestId: "1", getRemainingTimeInMillis: () => 1000 });`,
    );
    const logged = execFileSync(process.execPath, ["--no-warnings", "run.mjs"], {
      cwd: folder,
      env: {
        GROUP_NAME: "g",
        HOOK_NAME: "h",
        RECONCILE_RULE: "r",
        ENVIRONMENT: "dev",
        TIER: "private",
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      },
      encoding: "utf8",
    });
    // The refusal is the one line that the function logs.
    assert.match(logged, /^\{.*"level":"ERROR".*\}\n$/);
  }).timeout(180_000);

  it("is made again by every preview", async () => {
    const first = await bundled(folder);
    const made = statSync(path.join(folder, first.path ?? "")).ino;
    const second = await bundled(folder);
    assert.deepEqual(second, first);
    assert.equal(statSync(path.join(folder, second.path ?? "")).ino, made);
    assert.match(read(second), /41/);
    assert.deepEqual(
      readdirSync(path.join(folder, cacheFolder)).filter((file) => file.endsWith(".tmp")),
      [],
    );
  });

  it("loads esbuild although it has been made before", () => {
    handlerBundle(updater);
    const program = `
      require("ts-node/register/transpile-only");
      require("./shared/components/handler-bundle").handlerBundle(${JSON.stringify(updater)});
      process.stdout.write(String(Object.keys(require.cache).some((file) => /[\\\\/]esbuild[\\\\/]/.test(file))));`;
    const loaded = execFileSync(process.execPath, ["-e", program], { cwd: repository, encoding: "utf8" });
    assert.equal(loaded, "false");
  }).timeout(180_000);

  const changes: readonly [string, () => void, RegExp][] = [
    ["an imported source", () => write("layer/function/answer.ts", "export const handler = () => 42;"), /42/],
    ["the entry", () => write("layer/function/handler.ts", "export const handler = () => 43;"), /43/],
  ];
  for (const [what, change, expected] of changes) {
    it(`keeps the old code after a change of ${what}`, async () => {
      const before = await bundled(folder);
      change();
      const after = await bundled(folder);
      assert.notEqual(after.path, before.path);
      assert.match(read(after), expected);
    });
  }

  it("keeps the old packages after a change of the lockfile", async () => {
    const { path: file = "" } = await bundled(folder);
    const made = statSync(path.join(folder, file)).ino;
    write("package-lock.json", '{"packages":{}}');
    const after = await bundled(folder);
    assert.equal(after.path, file);
    assert.notEqual(statSync(path.join(folder, file)).ino, made);
  });

  for (const [what, suffix] of [
    ["bundle", ".mjs"],
    ["record", ".json"],
  ] as const) {
    it(`deploys what is left of a damaged ${what}`, async () => {
      const first = await bundled(folder);
      const whole = read(first);
      const cache = path.join(folder, cacheFolder);
      const files = readdirSync(cache).filter((file) => file.endsWith(suffix));
      assert.equal(files.length, 1);
      for (const file of files) writeFileSync(path.join(cache, file), "{");
      const second = await bundled(folder);
      assert.equal(read(second), whole);
    });
  }

  it("fails, or deploys other code, where nothing can be written", async () => {
    const kept = read(await bundled(folder));
    rmSync(path.join(folder, "node_modules"), { recursive: true });
    write("node_modules/.cache", "a file where the folder would be");
    const code = await bundled(folder);
    assert.equal(code.path, undefined);
    assert.equal(code.text, kept);
  });

  it("is not found from a layer's own project, or puts this machine's paths into the state", async () => {
    const root = await bundled(folder, "tradai");
    const layer = await bundled(folder, "tradai-foundation");
    assert.match(root.path ?? "", /^node_modules\/\.cache\/tradai-handlers\/[0-9a-f]{64}\.mjs$/);
    assert.equal(layer.path, `../${root.path}`);
  });

  it("lets the engine wait for a handler that does not exist", () => {
    assert.throws(
      () => handlerBundle("foundation/nat-route-updates", folder),
      new UserError(
        `foundation/nat-route-updates/handler.ts: the handler of a function, not found in ${folder}`,
      ),
    );
  });

  it("says nothing of where a handler does not compile", () => {
    write("layer/function/answer.ts", "\nexport const handler = (;\n");
    assert.throws(
      () => handlerBundle("layer/function", folder),
      new UserError(
        'layer/function/handler.ts does not compile:\nlayer/function/answer.ts:2: Unexpected ";"',
      ),
    );
  });
});

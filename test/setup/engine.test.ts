import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { putFakes, putScript } from "./fakes";
import { Project, quietly, until } from "./fixture";

const ENGINE = "home/.pulumi/versions/3.259.0/bin/pulumi";
const GO_BUILD = "go build in pulumi-cli cgo 0";
const LAUNCHER = ["npm ci --prefix", "launcher version -"];

interface Engine {
  binary: string;
  version: string;
  source: string;
}

/** Only the engine part of the set-up, in this process. */
async function resolve(project: Project, extra: Readonly<Record<string, string>> = {}): Promise<Engine> {
  const { resolveEngine } = await import("../../tools/setup/engine.mjs");
  return quietly(() => resolveEngine(project.root, { env: project.env(extra) }));
}

/** The same with the network and Go replaced by a script that prints a version. */
async function resolveOffline(
  project: Project,
  extra: Readonly<Record<string, string>> = {},
): Promise<Engine> {
  const { resolveEngine } = await import("../../tools/setup/engine.mjs");
  const get = ({ staging }: { staging: string }): Promise<string> => {
    putScript(join(staging, "made", "bin", "pulumi"), "echo v3.259.0");
    return Promise.resolve(join(staging, "made"));
  };
  return resolveEngine(project.root, { env: project.env(extra), ways: [{ source: "go build", get }] });
}

describe("engine", () => {
  let project: Project;
  const make = (...fakes: string[]): void => {
    project = new Project(fakes);
  };
  afterEach(() => project.remove());

  const accepted = { "v3.248.0": "3.248.0", "v3.260.1": "3.260.1", "3.1000.0": "3.1000.0" };
  for (const [printed, version] of Object.entries(accepted)) {
    it(`pulumi ${printed} on PATH is used, and asked for its version only once`, async () => {
      make("npm", "go", "pulumi");
      const expected = { binary: join(project.path, "pulumi"), version, source: "PATH" };
      assert.deepEqual(await resolve(project, { FAKE_PULUMI: printed }), expected);
      assert.deepEqual(await resolve(project), expected);
      assert.deepEqual(project.calls(), ["pulumi"]);
    });
  }

  it("pulumi on PATH is asked again once it was replaced", async () => {
    make("npm", "go", "pulumi");
    await resolve(project);
    putScript(join(project.path, "pulumi"), "echo v3.300.0");
    assert.equal((await resolve(project)).version, "3.300.0");
  });

  for (const printed of ["v3.247.9", "v2.300.0", "v4.0.0", "", "not a version"]) {
    it(`pulumi on PATH that prints "${printed}" is passed over`, async () => {
      make("npm", "go", "pulumi");
      const { source, binary } = await resolveOffline(project, { FAKE_PULUMI: printed });
      assert.deepEqual([source, binary], ["go build", project.file(ENGINE)]);
    });
  }

  it("a later pulumi on PATH is used when the first one is too old", async () => {
    make("pulumi");
    const second = project.file("second/pulumi");
    putScript(second, "echo v3.250.0");
    const path = [project.path, dirname(second)].join(":");
    assert.equal((await resolve(project, { FAKE_PULUMI: "v3.1.0", PATH: path })).binary, second);
  });

  it("the npm package `pulumi` on PATH is never started: it would download at once", async () => {
    make();
    const bin = "node_modules/pulumi/bin";
    putFakes(project.file(bin), ["pulumi"]);
    const path = [project.path, project.file(bin)].join(":");
    assert.equal((await resolveOffline(project, { PATH: path })).source, "go build");
    assert.deepEqual(project.calls(), []);
  });

  it("the cache folder comes before any download, also under PULUMI_HOME", async () => {
    make();
    for (const home of ["home/.pulumi", "elsewhere"]) {
      const binary = project.file(`${home}/versions/3.259.0/bin/pulumi`);
      putScript(binary, "echo v3.259.0");
      assert.deepEqual(
        await resolve(project, { PULUMI_HOME: home === "elsewhere" ? project.file(home) : "" }),
        {
          binary,
          version: "3.259.0",
          source: "cache",
        },
      );
    }
    assert.deepEqual(project.calls(), []);
  });

  for (const [what, script] of [
    ["of another version", "echo v3.1.0"],
    ["without a version", "echo"],
    ["half-written", "exit 1"],
  ] as const) {
    it(`an engine ${what} in the cache folder is replaced`, async () => {
      make();
      putScript(project.file(ENGINE), script);
      assert.equal((await resolveOffline(project)).source, "go build");
      assert.equal((await resolveOffline(project)).source, "cache");
      assert.deepEqual(readdirSync(project.file("home/.pulumi/versions")), ["3.259.0"]);
    });
  }

  it("the official build is preferred to Go, and comes with its language hosts", async () => {
    make("npm", "go");
    const { source } = await resolve(project, { FAKE_LAUNCHER: "ok", PULUMI_VERSION: "3.1.0" });
    assert.equal(source, "download");
    assert.deepEqual(project.calls(), LAUNCHER);
    assert.equal(project.has(join(dirname(ENGINE), "pulumi-language-nodejs")), true);
  });

  it("a download host that does not answer is given up, and Go builds", async () => {
    make("npm", "go");
    const { resolveEngine } = await import("../../tools/setup/engine.mjs");
    const { downloadWay } = await import("../../tools/setup/engine-download.mjs");
    const { build } = await import("../../tools/setup/engine-build.mjs");
    const env = project.env({ FAKE_LAUNCHER: "hang" });
    const ways = [downloadWay({ silenceLimit: 500 }), build];
    const found = await quietly(() => resolveEngine(project.root, { env, ways }));
    assert.equal(found.source, "go build");
    assert.deepEqual(project.calls(), [...LAUNCHER, GO_BUILD]);
  });

  it("Go builds the pinned module, unchanged, with the version in it", async () => {
    make("go");
    await resolve(project);
    const args = readFileSync(`${project.file("calls")}.go`, "utf8").split("\n");
    assert.deepEqual(
      args.filter((_, i) => args[i - 1] !== "-o"),
      [
        "build",
        "-mod=readonly",
        "-trimpath",
        "-ldflags",
        "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v3.259.0",
        "-o",
        "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
      ],
    );
  });

  it("where nothing works one message says what was tried, why it failed and what to install", async () => {
    make("npm", "go", "pulumi");
    await assert.rejects(resolve(project, { FAKE_PULUMI: "v3.9.0", FAKE_GO: "fail" }), (error: Error) => {
      assert.equal(
        error.message,
        `no Pulumi engine could be obtained. Tried:
  - ${project.path}/pulumi on PATH: its version is "3.9.0", 3.248 or a later 3.x is needed
  - ${project.file(ENGINE)}: not there
  - download: the official build could not be downloaded: pulumi: fetch failed
  - go build: ${project.path}/go build failed:
    no required module provides the package
Install the Pulumi CLI 3.259.0 (https://www.pulumi.com/docs/install/) so that \`pulumi\` is on PATH,
or Go 1.25.11 or later (https://go.dev/dl/), and run the command again.`,
      );
      return true;
    });
    assert.deepEqual(readdirSync(project.file("home/.pulumi/versions")), []);
  });

  it("an empty PATH and no network give the same message, exit code 1 and no stack trace", async () => {
    make("npm", "pulumi");
    await project.run(["preview"]);
    for (const fake of ["npm", "pulumi"]) rmSync(join(project.path, fake));
    const { code, stdout, stderr } = await project.run(["preview"]);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /`pulumi` on PATH: not found/);
    assert.match(stderr, /npm package pulumi@3\.259\.0 could not be downloaded: npm: .*ENOENT/);
    assert.match(stderr, /go build: `go` on PATH: not found/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });

  it("a build of another version is not put into the cache folder", async () => {
    make("go");
    await assert.rejects(
      resolve(project, { FAKE_GO: "wrong" }),
      /not used: its version is "3\.1\.0", not 3\.259\.0/,
    );
    assert.equal(project.has(ENGINE), false);
  });

  it("kill -9 in the middle of a build leaves no engine; the next run waits for Go and builds anew", async () => {
    make("npm", "go");
    const { child, ended } = project.start(["preview"], { FAKE_GO: "hang" });
    await project.called(GO_BUILD);
    child.kill("SIGKILL");
    await ended;
    assert.equal(project.has(ENGINE), false);
    const next = project.start(["preview"]);
    const orphan = project.pidOf("go");
    await until(() =>
      next.stderr().includes(`waiting for process ${orphan}, left behind by an interrupted run`),
    );
    process.kill(orphan, "SIGKILL");
    const { code, stderr } = await next.ended;
    assert.equal(code, 0, stderr);
    assert.deepEqual(readdirSync(project.file("home/.pulumi/versions")), ["3.259.0"]);
  });

  it("two runs that need it at once build it once", async () => {
    make("npm", "go");
    await project.run(["preview"], { FAKE_GO: "fail" });
    project.calls();
    const both = [
      project.run(["preview"], { FAKE_GO: "slow" }),
      project.run(["preview"], { FAKE_GO: "slow" }),
    ];
    for (const { code, stderr } of await Promise.all(both)) assert.equal(code, 0, stderr);
    assert.deepEqual(project.calls(), [...LAUNCHER, GO_BUILD]);
  });

  it("a file where the cache folder must be is named, with the way out", async () => {
    make("go");
    project.write("home/.pulumi", "a file");
    await assert.rejects(resolve(project), (error: Error) => {
      assert.match(
        error.message,
        /folder .*home\/\.pulumi\/versions cannot be used: .*a file is where a folder must be/,
      );
      assert.match(error.message, /PULUMI_HOME/);
      return true;
    });
  });

  it("the version that is installed is the one that go.mod pins, on the Go that go.mod wants", async () => {
    make();
    const { ENGINE_VERSION, OLDEST_GO } = await import("../../tools/setup/versions.mjs");
    const goMod = readFileSync(join(__dirname, "..", "..", "tools", "pulumi-cli", "go.mod"), "utf8");
    assert.match(goMod, new RegExp(`^require github\\.com/pulumi/pulumi/pkg/v3 v${ENGINE_VERSION}$`, "m"));
    assert.match(goMod, new RegExp(`^go ${OLDEST_GO}$`, "m"));
    assert.match(
      goMod,
      /^replace github\.com\/atotto\/clipboard => github\.com\/tgummerer\/clipboard v0\.0\.0-20241001/m,
    );
  });

  it("a remembered version that cannot be read is asked for again", async () => {
    make("pulumi");
    project.write(".setup/engines.json", "{ half");
    assert.equal((await resolve(project)).source, "PATH");
    assert.equal((await resolve(project)).source, "PATH");
    assert.deepEqual(project.calls(), ["pulumi"]);
  });
});

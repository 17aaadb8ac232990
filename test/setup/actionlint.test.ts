import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { putScript } from "./fakes";
import { Project } from "./fixture";

/** `npm run lint:workflows` in a project whose Go is a stand-in. */
function lint(project: Project, extra: Readonly<Record<string, string>> = {}): [number | null, string] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [project.file("tools/setup/actionlint.mjs")],
    { cwd: project.root, encoding: "utf8", env: project.env(extra) },
  );
  return [status, stdout + stderr];
}

describe("lint of the workflows", () => {
  let project: Project;
  const make = (...fakes: string[]): void => {
    project = new Project(fakes);
    project.write("tools/actionlint/go.sum", "github.com/rhysd/actionlint v1\n");
    project.write(".github/workflows/one.yml", "");
  };
  afterEach(() => project.remove());

  const built = (): string[] => readdirSync(project.file(".setup/actionlint"));

  it("builds actionlint again every time, or keeps one of another version", () => {
    make("go");
    assert.equal(lint(project)[0], 0);
    assert.equal(lint(project)[0], 0);
    assert.deepEqual(project.calls(), ["go build in actionlint cgo 0"]);
    project.write("tools/actionlint/go.sum", "github.com/rhysd/actionlint v2\n");
    lint(project);
    assert.deepEqual(project.calls(), ["go build in actionlint cgo 0"]);
    assert.equal(built().length, 2);
  });

  it("passes a workflow that actionlint finds a fault in", () => {
    make("go");
    lint(project);
    putScript(project.file(`.setup/actionlint/${built()[0]}`), `echo "$1: unexpected key"\nexit 1`);
    const [code, output] = lint(project);
    assert.equal(code, 1);
    assert.match(output, /\.github\/workflows\/one\.yml: unexpected key\n.*found faults/);
  });

  it("passes, leaves half a program behind, or says nothing of Go where it cannot be built", () => {
    make();
    const [code, output] = lint(project);
    assert.equal(code, 1);
    assert.match(output, /`go` on PATH: not found\nIt takes Go [\d.]+ or later/);
    project.remove();
    make("go");
    assert.equal(lint(project, { FAKE_GO: "fail" })[0], 1);
    assert.deepEqual(built(), []);
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const load = async () => await import("../../tools/setup/stamps.mjs");
type Stamps = Awaited<ReturnType<typeof load>>;

describe("what the set-up does not compile again", () => {
  let keepStamps: Stamps["keepStamps"];
  let changedSince: Stamps["changedSince"];
  let stampOf: Stamps["stampOf"];
  let folder: string;
  let stamps: string;
  let pairs: { source: string; target: string; sourceStamp: string | undefined }[];

  before(async () => {
    ({ changedSince, keepStamps, stampOf } = await load());
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tradai-stamps-"));
    stamps = join(folder, "kept", "stamps.json");
    pairs = ["a", "b"].map((name) => {
      const [source, target] = [join(folder, `${name}.ts`), join(folder, `${name}.js`)];
      writeFileSync(source, name);
      writeFileSync(target, name);
      return { source, target, sourceStamp: stampOf(source) };
    });
    keepStamps(stamps, "1", pairs);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const changed = (key = "1"): readonly string[] =>
    changedSince(stamps, key, pairs).map(({ source }) => source.slice(folder.length + 1));
  const file = (name: string): string => join(folder, name);

  it("is compiled all the same", () => {
    assert.deepEqual(changed(), []);
  });

  const changes: readonly (readonly [what: string, change: () => void])[] = [
    ["a source of another length", () => writeFileSync(file("a.ts"), "longer")],
    ["a source of the same length, written later", () => utimesSync(file("a.ts"), 1, 1)],
    ["a result that is gone", () => rmSync(file("a.js"))],
    ["a result that somebody wrote into", () => writeFileSync(file("a.js"), "longer")],
  ];
  for (const [what, change] of changes) {
    it(`is stale: ${what}`, () => {
      change();
      assert.deepEqual(changed(), ["a.ts"]);
    });
  }

  it("is stale: what another compiler made, what is not noted, what is noted in half a file", () => {
    assert.deepEqual(changed("2"), ["a.ts", "b.ts"]);
    keepStamps(stamps, "1", pairs.slice(1));
    assert.deepEqual(changed(), ["a.ts"]);
    writeFileSync(stamps, '{"key":"1","pai');
    assert.deepEqual(changed(), ["a.ts", "b.ts"]);
  });

  it("is stale: a source that changed while it was compiled", () => {
    writeFileSync(file("a.ts"), "longer");
    keepStamps(stamps, "1", pairs);
    assert.deepEqual(changed(), ["a.ts"]);
  });
});

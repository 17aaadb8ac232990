import assert from "node:assert/strict";
import { UserError } from "../../../shared/errors";
import { readCommandLine } from "../../../tools/bench/command-line";

describe("the command line of the benchmark", () => {
  it("measures the CDK, or writes a document, unasked", () => {
    const asked = { subject: "own", units: 1, rounds: 5, policies: true, write: false };
    assert.deepEqual(readCommandLine([]), asked);
    assert.deepEqual(readCommandLine(["peers", "--rounds", "3", "--write"]), {
      ...asked,
      subject: "peers",
      rounds: 3,
      write: true,
    });
  });

  const mistakes: readonly (readonly [words: readonly string[], message: RegExp])[] = [
    [["peer"], /unknown subject "peer".*did you mean peers/],
    [["peers", "10"], /10: .*"program" only/],
    [["program", "0"], /units: 0; allowed/],
    [["program", "1.5"], /units: 1\.5; allowed/],
    [["program", "1e3"], /units: 1e3; allowed/],
    [["peers", "--rounds", "x"], /--rounds: x; allowed/],
    [["--write"], /--write: allowed with "peers" only/],
  ];
  for (const [words, message] of mistakes) {
    it(`is misunderstood and not refused: ${words.join(" ")}`, () => {
      assert.throws(
        () => readCommandLine(words),
        (error) => error instanceof UserError && error.exitCode === 2 && message.test(error.message),
      );
    });
  }
});

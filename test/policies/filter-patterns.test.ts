import assert from "node:assert/strict";
import { parsePattern } from "../../policy-pack/checks/filter-pattern";
import { securityEvents } from "../../policy-pack/checks/security-events";
import { Undecidable } from "../../policy-pack/graph/reader";

const call = { eventSource: "kms.amazonaws.com", eventName: "DisableKey" };

/** Whether each pattern counts the call, or why nobody can tell. */
const patterns: readonly (readonly [pattern: string, counts: boolean | undefined])[] = [
  ["{ $.eventName = DisableKey }", true],
  ['{ $.eventName = "DisableKey" }', true],
  ["{$.eventName=DisableKey}", true],
  ["{ $.eventName = Disable }", false],
  ['{ $.eventName = "Disable*" }', true],
  ['{ $.eventName = "*Key" }', true],
  ["{ $.eventName = DisableXKey }", false],
  ["{ $.eventName != DisableKey }", false],
  ["{ $.errorCode != AccessDenied }", true],
  ["{ $.errorCode NOT EXISTS }", true],
  ["{ $.eventName EXISTS }", true],
  ["{ $.errorCode EXISTS }", false],
  ["{ $.eventSource = iam.amazonaws.com && $.eventName = DisableKey }", false],
  // `&&` binds stronger: the first alone is enough.
  ["{ $.eventName = DisableKey || $.eventName = EnableKey && $.eventSource = iam.amazonaws.com }", true],
  ["{ ($.eventName = DisableKey || $.eventName = EnableKey) && $.eventSource = iam.amazonaws.com }", false],
  // A point is a point, not any character.
  ["{ $.eventSource = kmsXamazonaws.com }", false],
  ["DisableKey", undefined],
  ["[ip, user, name = DisableKey]", undefined],
];

describe("patterns of metric filters", () => {
  for (const [pattern, counts] of patterns) {
    it(`${pattern} ${counts === undefined ? "looks at no field" : counts ? "counts" : "does not count"} the call`, () => {
      assert.equal(parsePattern(pattern)?.(call), counts);
    });
  }

  it("that are not understood are said to be, instead of taken for a filter that counts", () => {
    for (const pattern of [
      "{ $.eventName = %Disable.*% }",
      "{ $.size > 5 }",
      "{ $.eventName = }",
      "{ ($.eventName = DisableKey }",
      "{ eventName = DisableKey }",
      "{ $.eventName = DisableKey ) }",
      "{}",
    ]) {
      assert.throws(() => parsePattern(pattern), Undecidable, pattern);
    }
  });
});

describe("the events that an auditor asks for", () => {
  it("are the fourteen controls of Security Hub, so that none is forgotten", () => {
    assert.deepEqual(
      securityEvents.map(({ control }) => control),
      Array.from({ length: 14 }, (_, index) => `CloudWatch.${index + 1}`),
    );
  });

  it("name as many calls as the benchmark's own patterns do", () => {
    const counts = Object.fromEntries(securityEvents.map(({ control, events }) => [control, events.length]));
    assert.deepEqual(counts, {
      "CloudWatch.1": 1,
      "CloudWatch.2": 3,
      "CloudWatch.3": 1,
      "CloudWatch.4": 16,
      "CloudWatch.5": 5,
      "CloudWatch.6": 1,
      "CloudWatch.7": 2,
      "CloudWatch.8": 9,
      "CloudWatch.9": 4,
      "CloudWatch.10": 6,
      "CloudWatch.11": 6,
      "CloudWatch.12": 6,
      "CloudWatch.13": 7,
      "CloudWatch.14": 7,
    });
  });
});

import assert from "node:assert/strict";
import { OpenQuestions } from "../../policy-pack/graph/open-questions";
import { Undecidable, UnknownRead } from "../../policy-pack/graph/reader";

const unknown = (path: string) => (): never => {
  throw new UnknownRead(path);
};

describe("open questions of a policy", () => {
  it("leave the questions beside them answered, so that one unknown value hides no violation", () => {
    const open = new OpenQuestions();
    assert.equal(open.ask(unknown("arn")), undefined);
    assert.equal(
      open.ask(() => "found"),
      "found",
    );
    assert.throws(() => open.settle(), Undecidable);
    assert.match(open.reason ?? "", /^`arn` is known only after the update$/);
  });

  it("keep what a check found before one of them", () => {
    const open = new OpenQuestions();
    const check = function* (): Iterable<string> {
      yield "first";
      yield unknown("name")();
    };
    assert.deepEqual([...open.collect(check)], ["first"]);
    assert.ok(open.reason?.includes("`name`"));
  });

  it("tell what they are about, and settle where there is none", () => {
    const open = new OpenQuestions();
    open.settle();
    open.ask(unknown("role"), "worker");
    assert.match(open.reason ?? "", /^worker: `role`/);
  });

  it("are no place for a mistake of the rule itself, which must be seen", () => {
    const open = new OpenQuestions();
    const broken = (): never => {
      throw new TypeError("broken");
    };
    assert.throws(() => open.ask(broken), TypeError);
    assert.throws(() => [...open.collect(broken)], TypeError);
  });
});

import assert from "node:assert/strict";
import type { Result } from "../../../tools/doctor/examination";
import { isBlocked, reportText } from "../../../tools/doctor/report";

const blocks: Result = {
  kind: "finding",
  check: "images",
  severity: "blocks",
  what: "tradai-mlflow-dev:v1",
  found: "not there",
  remedy: "docker push x",
};
const warns: Result = { ...blocks, check: "aws-roles", severity: "warns", what: "AWSServiceRoleForECS" };
const unasked: Result = {
  kind: "unasked",
  check: "quotas",
  about: "DB instances",
  why: "needs the permission x:Y",
};
const fine = (about: string): Result => ({ kind: "fine", check: "names", about, fine: `3 ${about}` });

describe("report of npm run doctor", () => {
  it("buries what blocks, loses a remedy, or does not align", () => {
    const results = [fine("tables"), unasked, warns, { ...blocks, what: "z" }, blocks];
    assert.equal(
      reportText("dev", results),
      [
        "  blocks     images     tradai-mlflow-dev:v1: not there",
        "                        -> docker push x",
        "  blocks     images     z: not there",
        "                        -> docker push x",
        "  warns      aws-roles  AWSServiceRoleForECS: not there",
        "                        -> docker push x",
        "  not asked  quotas     DB instances: needs the permission x:Y",
        "  ok         names      3 tables",
        "",
        "dev: 2 in the way of an up, 1 to look at, 1 could not be asked",
        "",
      ].join("\n"),
    );
  });

  it("is long where all is well, or hides the answers of the one check that was asked for", () => {
    const three = [fine("tables"), fine("roles"), fine("buckets")];
    const other: Result = { kind: "fine", check: "place", about: "zones", fine: "zones a, b" };
    assert.equal(
      reportText("prod", [...three, other]),
      "  ok  names  3 questions\n  ok  place  zones a, b\n\nprod: nothing blocks an up\n",
    );
    assert.equal(
      reportText("prod", three),
      "  ok  names  3 buckets\n  ok  names  3 roles\n  ok  names  3 tables\n\nprod: nothing blocks an up\n",
    );
    // A zone is not asked for where there is no domain.
    assert.equal(reportText("dev", []), "dev: nothing blocks an up\n");
  });

  it("lets a pipeline go on where something blocks, or stops it for a warning", () => {
    assert.equal(isBlocked([fine("x"), blocks]), true);
    assert.equal(isBlocked([fine("x"), warns, unasked]), false);
    assert.equal(isBlocked([]), false);
  });
});

import assert from "node:assert/strict";
import { hasNoResourceLevel, isKnownAction } from "../../policy-pack/iam/actions";
import { supports } from "../../policy-pack/iam/resource-forms";

describe("an action that AWS's reference does not list", () => {
  for (const action of ["dynamodb:GetItems", "dynamo:GetItem", "dynamodb:*", "GetItem", ""]) {
    it(`stops no rule, and excuses no asterisk as its resource: "${action}"`, () => {
      assert.equal(isKnownAction(action), false);
      assert.equal(hasNoResourceLevel(action), false);
    });
  }

  it("is not called useless on what it may well be for", () => {
    assert.equal(supports("dynamodb:GetItems", "arn:aws:sqs:eu-central-1:600802701449:tradai-x"), true);
  });
});

describe("an action that AWS checks against no resource", () => {
  it("may stand on an asterisk alone", () => {
    assert.equal(hasNoResourceLevel("ecr:GetAuthorizationToken"), true);
    assert.equal(hasNoResourceLevel("ECR:getauthorizationtoken"), true);
    assert.equal(hasNoResourceLevel("dynamodb:GetItem"), false);
  });
});

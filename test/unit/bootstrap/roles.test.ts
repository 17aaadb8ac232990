import assert from "node:assert/strict";
import { loadEnvironment } from "../../../shared/config";
import { declaredAs } from "../support/declared";
import { declaredWith, describeBootstrap } from "./project";

const managedPoliciesPerRole = 10;
const managedPolicySize = 6144;

describeBootstrap("the pipelines' roles", ({ environment, account, declared }) => {
  const purposes = [
    ["deploy", environment, "DeployFromThePipeline"],
    ["preview", `preview-${environment}`, "PreviewFromThePipeline"],
  ] as const;

  for (const [purpose, gitHubEnvironment, sid] of purposes) {
    const role = (): Readonly<Record<string, unknown>> => declaredAs(declared(), `${purpose}-role`).inputs;

    it(`are assumed by another repository, branch or environment: ${purpose}`, () => {
      assert.equal(role().name, `tradai-${purpose}-${environment}`);
      assert.deepEqual(JSON.parse(String(role().assumeRolePolicy)), {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: sid,
            Effect: "Allow",
            Principal: {
              Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
            },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
              StringEquals: {
                "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                "token.actions.githubusercontent.com:sub": `repo:example-owner/tradai-infrastructure:environment:${gitHubEnvironment}`,
              },
            },
          },
        ],
      });
    });

    it(`have no boundary, or sessions of another length than the pipelines document: ${purpose}`, () => {
      assert.equal(role().permissionsBoundary, "arn:mock:aws:iam/policy:Policy:boundary");
      assert.equal(role().maxSessionDuration, 10_800);
    });

    it(`carry more policies, or longer ones, than IAM takes: ${purpose}`, () => {
      const policies = declared().filter(
        ({ type, name }) => type === "aws:iam/policy:Policy" && name.startsWith(`${purpose}-`),
      );
      const attached = declared().filter(
        ({ type, inputs }) =>
          type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment" && inputs.role === role().name,
      );
      assert.deepEqual(
        attached.map(({ inputs }) => inputs.policyArn).sort(),
        policies.map(({ name }) => `arn:mock:aws:iam/policy:Policy:${name}`).sort(),
      );
      assert.ok(policies.length > 1 && policies.length <= managedPoliciesPerRole);
      const sizes = policies.map(({ inputs }) => String(inputs.policy).replace(/\s/g, "").length);
      assert.deepEqual(
        sizes.filter((size) => size > managedPolicySize),
        [],
      );
    });
  }

  it("come before who vouches for them", () => {
    assert.deepEqual(declaredAs(declared(), "github").inputs.clientIdLists, ["sts.amazonaws.com"]);
    assert.equal(declaredAs(declared(), "github").inputs.url, "https://token.actions.githubusercontent.com");
    assert.ok(declaredAs(declared(), "deploy-role").waitsFor.includes("github"));
    assert.ok(declaredAs(declared(), "preview-role").waitsFor.includes("github"));
  });
});

describe("bootstrap: what an account has once", () => {
  const once = [
    "aws:iam/openIdConnectProvider",
    "aws:iam/serviceLinkedRole",
    "aws:costexplorer/costAllocationTag",
  ];
  const count = (types: readonly string[]): readonly number[] =>
    once.map((type) => types.filter((each) => each.startsWith(type)).length);
  const dev = { ...loadEnvironment("dev"), costTags: true };

  it("is made again where another environment owns the account, whose roles are still made", async () => {
    const declared = await declaredWith({ ...dev, ownsAccount: false });
    assert.deepEqual(count(declared.map(({ type }) => type)), [0, 0, 0]);
    assert.equal(declaredAs(declared, "deploy-role").inputs.name, "tradai-deploy-dev");
  });

  it("goes with the stack, although others rely on it", async () => {
    const declared = await declaredWith(dev);
    const kept = declared.filter(({ type }) => once.some((each) => type.startsWith(each)));
    assert.ok(kept.length > 10);
    assert.deepEqual(
      kept.filter(({ retainOnDelete }) => !retainOnDelete).map(({ name }) => name),
      [],
    );
  });

  it("turns a repository away whose tokens hold GitHub's numbers", async () => {
    const repository = "example-owner@123456/tradai-infrastructure@456789";
    const declared = await declaredWith({ ...dev, pipelines: { repository } });
    for (const [purpose, gitHubEnvironment] of [
      ["deploy", "dev"],
      ["preview", "preview-dev"],
    ]) {
      const trust = String(declaredAs(declared, `${purpose}-role`).inputs.assumeRolePolicy);
      assert.ok(trust.includes(`"repo:${repository}:environment:${gitHubEnvironment}"`), trust);
    }
  });

  it("lets pipelines in that nobody configured", async () => {
    const { pipelines, ...without } = dev;
    assert.ok(pipelines !== undefined);
    const declared = await declaredWith(without);
    assert.deepEqual(count(declared.map(({ type }) => type))[0], 0);
    assert.deepEqual(
      declared.filter(({ type }) => type === "aws:iam/role:Role"),
      [],
    );
    // The layers' roles carry it all the same.
    assert.equal(declaredAs(declared, "boundary").inputs.name, "tradai-boundary-dev");
  });

  it("activates tags before AWS has seen them, or others than resources carry", async () => {
    const before = await declaredWith(loadEnvironment("dev"));
    assert.deepEqual(count(before.map(({ type }) => type)), [1, 11, 0]);
    const tags = (await declaredWith(dev)).filter(({ type }) => type.includes("costAllocationTag"));
    assert.deepEqual(
      tags.map(({ inputs }) => [inputs.tagKey, inputs.status]),
      ["env", "layer", "owner", "project"].map((tag) => [tag, "Active"]),
    );
  });
});

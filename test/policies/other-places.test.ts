import assert from "node:assert/strict";
import { ResourceGraph } from "../../policy-pack/graph/graph";
import { placeOf } from "../../policy-pack/graph/places";
import { inAnotherPlace, inTheirPlace } from "../../policy-pack/examples/other-places";
import type { Example, Fixture } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";
import { byAnotherProvider, byOwnRegion, elsewhere, moved } from "./variants/places";
import type { Exception } from "./variants/verdict";
import { changes, examplesOf, isExcepted, rules, verdictAsWritten, verdictOf } from "./variants/verdict";

const exceptions: readonly Exception[] = [
  {
    rule: "no-dangling-arn",
    titles: [...inTheirPlace, ...inAnotherPlace].map(({ title }) => title),
    reason: "The examples are about where things lie, and say it of some of their resources themselves.",
  },
  { rule: "deploy-target-pinned", reason: "It judges the providers, which stay where they are." },
  {
    rule: "alarm-target-exists",
    titles: ["A web ACL where nobody knows the region"],
    reason: "The example has a provider that tells no region, which the variants give it.",
  },
  {
    rule: "lambda-bounded",
    titles: ["An account of which nobody tells whether it is the own one"],
    reason: "The example has a provider that tells no account, which the variants give it.",
  },
  {
    rule: "iam-env-scoped",
    titles: ["A table in an account of which nobody tells whether it is the own one"],
    reason: "The example has a provider that tells no account, which the variants give it.",
  },
  {
    rule: "threat-detection-on",
    titles: ["Inspector in an account of which nobody tells whether it is the own one"],
    reason: "The example has a provider that tells no account, which the variants give it.",
  },
  {
    rule: "iam-trust-narrow",
    titles: ["An account of which nobody tells whether it is the own one, as principal and in a condition"],
    reason: "The example has a provider that tells no account, which the variants give it.",
  },
  {
    rule: "iam-no-wildcards",
    titles: ["A managed policy of an account of which nobody tells whether it is the own one"],
    reason: "The example has a provider that tells no account, which the variants give it.",
  },
  {
    rule: "vpc-endpoints-complete",
    titles: ["An endpoint for another account, where nothing tells which account this one is"],
    reason: "The example has a provider that tells no account, which the variants give it.",
  },
  {
    rule: "image-pinned",
    titles: [
      "A host that starts a container",
      "A host that says its image once",
      "A host that starts containers with every option that takes no value",
      "A host that fetches a moving tag",
      "A unit that starts a moving tag",
      "A variable that holds a moving tag",
      "A variable that holds a moving tag: export TAG=latest",
      'A variable that holds a moving tag: local TAG="latest"',
      "A variable that holds a moving tag: readonly  TAG='latest';",
      "A variable that holds a moving tag: export  local  TAG=latest ;",
    ],
    reason: "The variant does not move what a start script in base64 names.",
  },
];

interface Variant {
  readonly what: string;
  readonly of: (example: Example) => Example;
  readonly parts: readonly ("account" | "region")[];
}

const variants: readonly Variant[] = [
  {
    what: "by a provider that allows another account",
    of: (example) =>
      byAnotherProvider(example, (account) => ({ allowedAccountIds: JSON.stringify([account]) })),
    parts: ["account", "region"],
  },
  {
    what: "by their own `region` argument",
    of: byOwnRegion,
    parts: ["region"],
  },
];

for (const { what, of, parts } of variants) {
  describe(`resources that lie elsewhere than the environment ${what}`, () => {
    for (const rule of rules) {
      it(`are judged by ${rule.name} as those at home`, () => {
        for (const example of examplesOf(rule).filter((each) => !isExcepted(exceptions, rule, each))) {
          const home = verdictAsWritten(rule, example);
          const there = { ...home, violations: home.violations.map((each) => moved(each, parts)) };
          assert.deepEqual(changes(there, verdictOf(rule, of(example))), [], example.title);
        }
      });
    }
  });
}

describe("the ARNs of a resource", () => {
  const home = { account: "600802701449", region: "eu-central-1" };
  const role = `arn:aws:iam::${elsewhere.account}:role/deploy`;
  const queue = (changed: Partial<Fixture>): readonly string[] => {
    const graph = new ResourceGraph(
      factsOf({
        resources: [
          { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" }, ...changed },
        ],
      }),
      home,
    );
    const [resource] = graph.resources;
    assert.ok(resource);
    const { account = "", region = "" } = placeOf(resource, home);
    assert.ok(graph.identitiesOf(resource).includes(`arn:aws:sqs:${region}:${account}:tradai-jobs-prod`));
    return [account, region];
  };

  it("name the region of its own argument before its provider's", () => {
    const inputs = { name: "tradai-jobs-prod", region: "eu-west-1" };
    assert.deepEqual(queue({ inputs, provider: { region: "eu-west-2" } }), [home.account, "eu-west-1"]);
  });

  it("name the account of the role that its provider assumes, the last of several", () => {
    const chain = JSON.stringify([{ roleArn: "arn:aws:iam::111122223333:role/first" }, { roleArn: role }]);
    assert.deepEqual(queue({ provider: { assumeRoles: chain } }), [elsewhere.account, home.region]);
    assert.deepEqual(queue({ provider: { assumeRoles: [{ roleArn: role }] } }), [
      elsewhere.account,
      home.region,
    ]);
  });

  it("stay the environment's where a provider allows several accounts, or says nothing readable", () => {
    for (const allowedAccountIds of ['["111122223333","444455556666"]', "[", '"x"', "{}", 7, null]) {
      assert.deepEqual(queue({ provider: { allowedAccountIds } }), [home.account, home.region]);
    }
  });
});

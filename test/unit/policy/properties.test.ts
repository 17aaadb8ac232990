import assert from "node:assert/strict";
import fc from "fast-check";
import { tableRows, bucketRows } from "../../../shared/inventory";
import { Arns } from "../../../shared/naming";
import { PolicyBuilder, ResourcePolicyBuilder } from "../../../shared/policy";
import type { PolicyDocument, PolicyScope } from "../../../shared/policy";
import { dev, prod } from "./scope";

/** One call of allow or deny, with what it must come to mean. */
interface Given {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition: Record<string, Record<string, string>> | undefined;
  readonly why: string;
}

interface Rendered {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

const scopes: readonly PolicyScope[] = [
  dev,
  { ...dev, environment: "staging", account: "111122223333", globalSuffix: "x7" },
  prod,
];

const list = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;
const statementsOf = (document: PolicyDocument): readonly Rendered[] =>
  (JSON.parse(document.json) as { Statement: Rendered[] }).Statement;

/** Written for the test, not taken from the builder: which ARNs may lack the environment, and beside what. */
const withoutEnvironment: readonly [RegExp, RegExp | undefined][] = [
  [
    /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/\*$/,
    /"kms:ResourceAliases":"alias\/tradai-[a-z]+-(dev|staging|prod)"/,
  ],
  [/^arn:aws:ec2:[a-z0-9-]+:\d{12}:instance\/\*$/, /"aws:ResourceTag\/env":"(dev|staging|prod)"/],
];

/** Kinds of resource of this system with the actions that fit each: written from the service authorization reference. */
function families(scope: PolicyScope): readonly { actions: readonly string[]; arns: readonly string[] }[] {
  const arns = new Arns(scope);
  const { account, region, environment } = scope;
  const objects = bucketRows.map((row) => arns.objects(row.id));
  return [
    { actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], arns: objects },
    {
      actions: ["s3:ListBucket", "s3:GetBucketLocation"],
      arns: bucketRows.map((row) => arns.bucket(row.id)),
    },
    {
      actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],
      arns: tableRows.map((row) => arns.table(row.id)),
    },
    {
      actions: ["sqs:SendMessage", "sqs:ReceiveMessage"],
      arns: ["a", "b", "c"].map(
        (name) => `arn:aws:sqs:${region}:${account}:tradai-${name}-${environment}.fifo`,
      ),
    },
    {
      actions: ["lambda:InvokeFunction", "lambda:GetFunction"],
      arns: [arns.functions(), `arn:aws:lambda:${region}:${account}:function:tradai-x-${environment}`],
    },
  ];
}

const conditions: fc.Arbitrary<Given["condition"]> = fc.constantFrom<Given["condition"][]>(
  undefined,
  { Bool: { "aws:SecureTransport": "true" } },
  { StringEquals: { "aws:PrincipalTag/team": "a" }, Bool: { "aws:MultiFactorAuthPresent": "true" } },
);

/** Calls on the resources of one environment; each has a reason of its own. */
function givenIn(scope: PolicyScope, maxLength: number): fc.Arbitrary<Given[]> {
  const one = fc.constantFrom(...families(scope)).chain((family) =>
    fc.record({
      effect: fc.constantFrom("Allow" as const, "Deny" as const),
      actions: fc.uniqueArray(fc.constantFrom(...family.actions), { minLength: 1 }),
      resources: fc.uniqueArray(fc.constantFrom(...family.arns), { minLength: 1 }),
      condition: conditions,
    }),
  );
  return fc
    .array(one, { minLength: 1, maxLength })
    .map((calls) => calls.map((call, i) => ({ ...call, why: `reason number ${i}` })));
}

const worlds = fc
  .constantFrom(...scopes)
  .chain((scope) => givenIn(scope, 12).map((given) => ({ scope, given })));

function builderOf(scope: PolicyScope, given: readonly Given[]): PolicyBuilder {
  const builder = new PolicyBuilder(scope);
  for (const { effect, actions, resources, condition, why } of given) {
    const begun = effect === "Allow" ? builder.allow(actions) : builder.deny(actions);
    begun
      .on(resources)
      .when(condition ?? {})
      .because(why);
  }
  return builder;
}

/** Everything a list of statements means, as a set of (effect, action, resource, condition). */
function meaning(
  statements: readonly {
    Effect: string;
    Action: string | string[];
    Resource: string | string[];
    Condition?: object;
  }[],
): Set<string> {
  return new Set(
    statements.flatMap((statement) =>
      list(statement.Action).flatMap((action) =>
        list(statement.Resource).map((resource) => {
          const condition = Object.entries(statement.Condition ?? {})
            .flatMap(([operator, keys]) =>
              Object.entries(keys as object).map(([key, value]) => `${operator} ${key} ${String(value)}`),
            )
            .sort()
            .join(" and ");
          return `${statement.Effect} ${action} on ${resource} when ${condition}`;
        }),
      ),
    ),
  );
}

const meant = (given: readonly Given[]): Set<string> =>
  meaning(
    given.map((call) => ({
      Effect: call.effect,
      Action: [...call.actions],
      Resource: [...call.resources],
      ...(call.condition === undefined ? {} : { Condition: call.condition }),
    })),
  );

function checkBounds(scope: PolicyScope, statements: readonly Rendered[]): void {
  const others = ["dev", "staging", "prod"].filter((environment) => environment !== scope.environment);
  for (const statement of statements) {
    for (const resource of list(statement.Resource)) {
      const row = withoutEnvironment.find(([pattern]) => pattern.test(resource));
      if (row === undefined) {
        assert.ok(resource.includes(scope.environment), `${resource} does not name ${scope.environment}`);
      } else {
        assert.match(JSON.stringify(statement.Condition), row[1] ?? /./);
      }
    }
    const words = JSON.stringify(statement).split(/[^A-Za-z0-9]+/);
    assert.deepEqual(
      others.filter((other) => words.includes(other)),
      [],
      "another environment's name",
    );
  }
}

describe("whatever a policy is given", () => {
  it("grants what was given and nothing else, so that no join widens a grant", () => {
    fc.assert(
      fc.property(worlds, ({ scope, given }) => {
        const statements = statementsOf(builderOf(scope, given).build());
        assert.deepEqual(meaning(statements), meant(given));
      }),
    );
  });

  it("is the same document in any order, so that a moved line plans no change", () => {
    const shuffled = worlds.chain(({ scope, given }) =>
      fc.shuffledSubarray(given, { minLength: given.length }).map((other) => ({ scope, given, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ scope, given, other }) => {
        const mixed = other.map((call) => ({
          ...call,
          actions: [...call.actions].reverse(),
          resources: [...call.resources].reverse(),
        }));
        assert.equal(builderOf(scope, mixed).build().json, builderOf(scope, given).build().json);
        assert.deepEqual(
          builderOf(scope, mixed)
            .documents()
            .map((document) => document.json),
          builderOf(scope, given)
            .documents()
            .map((document) => document.json),
        );
      }),
    );
  });

  it("says the same when everything is given twice", () => {
    fc.assert(
      fc.property(worlds, ({ scope, given }) => {
        assert.equal(
          builderOf(scope, [...given, ...given]).build().json,
          builderOf(scope, given).build().json,
        );
      }),
    );
  });

  it("names its own environment in every resource, and no other anywhere", () => {
    fc.assert(
      fc.property(worlds, ({ scope, given }) => {
        const builder = builderOf(scope, given)
          .withDynamoDbCrud(tableRows.slice(0, given.length))
          .withS3ReadWrite("results")
          .withSecretsRead("exchange-keys");
        builder
          .allow("ec2:StartInstances")
          .on(`arn:aws:ec2:${scope.region}:${scope.account}:instance/*`)
          .when({ StringEquals: { "aws:ResourceTag/env": scope.environment } })
          .because("start its host");
        checkBounds(scope, statementsOf(builder.build()));
      }),
    );
  });

  it("has one Sid a statement, letters and digits only, or IAM refuses it", () => {
    fc.assert(
      fc.property(worlds, ({ scope, given }) => {
        for (const document of [builderOf(scope, given).build(), ...builderOf(scope, given).documents()]) {
          const sids = statementsOf(document).map((statement) => statement.Sid);
          assert.equal(new Set(sids).size, sids.length);
          sids.forEach((sid) => {
            assert.match(sid, /^[A-Za-z0-9]+$/);
          });
        }
      }),
    );
  });

  it("cannot be changed after it was checked", () => {
    const everything = (value: unknown): unknown[] =>
      typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(everything)] : [];
    fc.assert(
      fc.property(worlds, ({ scope, given }) => {
        const document = builderOf(scope, given).build();
        for (const part of everything(document)) {
          assert.throws(() => Object.assign(part as object, { Effect: "Allow" }), TypeError);
        }
      }),
    );
  });

  it("has its lists sorted, single items collapsed, so that one changed action is one changed line", () => {
    fc.assert(
      fc.property(worlds, ({ scope, given }) => {
        for (const { Action, Resource } of statementsOf(builderOf(scope, given).build())) {
          for (const values of [Action, Resource]) {
            assert.ok(typeof values === "string" || values.length > 1);
            assert.deepEqual(list(values), [...new Set(list(values))].sort());
          }
        }
      }),
    );
  });
});

describe("a policy that grows", () => {
  const names = (count: number): string[] =>
    Array.from(
      { length: count },
      (_, i) => `arn:aws:sqs:eu-central-1:600802701449:tradai-queue-number-${i}-dev`,
    );
  const sized = fc.record({
    statements: fc.integer({ min: 1, max: 30 }),
    arnsEach: fc.integer({ min: 1, max: 120 }),
  });
  const grown = (statements: number, arnsEach: number): Given[] =>
    Array.from({ length: statements }, (_, i) => ({
      effect: "Allow" as const,
      actions: ["sqs:SendMessage", "sqs:ReceiveMessage"],
      resources: names(arnsEach),
      condition: { StringEquals: { "aws:PrincipalTag/number": String(i) } },
      why: `reason number ${i}`,
    }));

  it("is divided into documents that fit, together mean the same, or is refused with the reason", () => {
    fc.assert(
      fc.property(sized, ({ statements, arnsEach }) => {
        const given = grown(statements, arnsEach);
        const builder = builderOf(dev, given);
        try {
          const documents = builder.documents();
          assert.ok(documents.length <= 10);
          for (const document of documents) {
            assert.ok(document.json.length <= 6144, `${document.json.length} characters`);
            const sids = statementsOf(document).map((statement) => statement.Sid);
            assert.equal(new Set(sids).size, sids.length, "one Sid twice");
          }
          assert.deepEqual(meaning(documents.flatMap(statementsOf)), meant(given));
        } catch (error) {
          assert.match((error as Error).message, /a role carries 10/);
          const least = given.length * names(arnsEach).join('","').length;
          assert.ok(least > 0.5 * 10 * 6144, "refused although it would fit");
        }
      }),
      { numRuns: 40 },
    );
  });

  it("stays inline while a role can carry it, and moves to managed policies beyond", () => {
    const small = builderOf(dev, grown(2, 20)).forRole();
    assert.equal(small.kind, "inline");
    assert.equal(small.documents.length, 1);
    const large = builderOf(dev, grown(4, 60)).forRole();
    assert.equal(large.kind, "managed");
    assert.ok(large.documents.length > 1);
    assert.throws(() => builderOf(dev, grown(4, 60)).build(), /10240 characters.*forRole/);
  });

  it("keeps one statement's meaning when the statement alone is too long", () => {
    const given = grown(1, 118);
    const documents = builderOf(dev, given).documents();
    assert.ok(documents.length > 1);
    assert.deepEqual(meaning(documents.flatMap(statementsOf)), meant(given));
  });

  it("numbers the parts of a divided statement, or two of one document would share a Sid", () => {
    const key = (name: string, length: number): string =>
      `arn:aws:s3:::tradai-results-dev/${name.repeat(length)}/*`;
    const [document, ...further] = new PolicyBuilder(dev)
      .allow("s3:GetObject")
      .on(key("a", 1), key("b", 1), key("y", 3900), key("z", 3900))
      .because("read results")
      .documents();
    assert.ok(document !== undefined && further.length === 1);
    assert.deepEqual(
      statementsOf(document).map((statement) => statement.Sid),
      ["ReadResultsPart1", "ReadResultsPart2"],
    );
  });

  it("is refused on a resource, which takes a single document", () => {
    const builder = new ResourcePolicyBuilder(dev, "queue", names(1)[0]);
    grown(1, 400).forEach(() => {
      builder
        .allow("sqs:SendMessage")
        .to("events.amazonaws.com")
        .when({ ArnEquals: { "aws:SourceArn": names(200) } })
        .because("take events");
    });
    assert.throws(() => builder.build(), /has \d+ characters; allowed: 8192/);
  });
});

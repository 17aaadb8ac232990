import assert from "node:assert/strict";
import type { ResourceValidationArgs } from "@pulumi/policy";
import type { CollectedInputs } from "../../policy-pack/analysis/facts";
import { collectInputs } from "../../policy-pack/analysis/facts";
import { canonicalType } from "../../policy-pack/graph/aliases";
import { ResourceGraph } from "../../policy-pack/graph/graph";
import { Reader, UnknownRead } from "../../policy-pack/graph/reader";
import { companionsOf, targetOf } from "../../policy-pack/graph/references";
import { layerOf, parseUrn } from "../../policy-pack/graph/urn";
import { stringsIn, toValue, UNKNOWN } from "../../policy-pack/graph/values";
import { judgeArn } from "../../policy-pack/graph/arn-targets";
import { parseArn } from "../../policy-pack/iam/patterns";
import type { Fixture } from "../../policy-pack/rule";
import { proxied } from "./crossguard";
import { factsOf } from "./fixtures";

const place = { account: "600802701449", region: "eu-central-1" };
const graphOf = (...resources: readonly Fixture[]): ResourceGraph =>
  new ResourceGraph(factsOf({ resources }), place);

const bucketType = "aws:s3/bucket:Bucket";
const bucket: Fixture = { type: bucketType, name: "results", inputs: { bucket: "tradai-results-prod" } };
const other: Fixture = { type: bucketType, name: "models", inputs: { bucket: "tradai-mlflow-prod" } };
const versioning = (inputs: object, more: Partial<Fixture> = {}): Fixture => ({
  type: "aws:s3/bucketVersioning:BucketVersioning",
  name: "versioning",
  inputs: { ...inputs },
  ...more,
});

describe("resource graph of the policy pack", () => {
  it("knows one type by one name, so that no spelling of a type evades a rule", () => {
    const table = {
      "aws:alb/listener:Listener": "aws:lb/listener:Listener",
      "aws:elasticloadbalancingv2/targetGroup:TargetGroup": "aws:lb/targetGroup:TargetGroup",
      "aws:applicationloadbalancing/loadBalancer:LoadBalancer": "aws:lb/loadBalancer:LoadBalancer",
      "aws:elasticloadbalancing/loadBalancer:LoadBalancer": "aws:elb/loadBalancer:LoadBalancer",
      "aws:s3/bucketV2:BucketV2": "aws:s3/bucket:Bucket",
      "aws:s3/bucketVersioningV2:BucketVersioningV2": "aws:s3/bucketVersioning:BucketVersioning",
      "aws:s3/bucketObjectv2:BucketObjectv2": "aws:s3/bucketObject:BucketObject",
      "aws:apigatewayv2/api:Api": "aws:apigatewayv2/api:Api",
    };
    for (const [given, expected] of Object.entries(table)) {
      assert.equal(canonicalType(given), expected);
    }
  });

  it("finds the layer in the root project, in a layer's own project and below other components", () => {
    const layer = (urn: string): string | undefined => layerOf(parseUrn(urn));
    assert.equal(
      layer(
        "urn:pulumi:dev::tradai::tradai:layer:Persistent$awsx:ecr:Repository$aws:ecr/repository:Repository::a",
      ),
      "persistent",
    );
    assert.equal(layer("urn:pulumi:dev::tradai-edge::aws:wafv2/webAcl:WebAcl::acl"), "edge");
    assert.equal(layer("urn:pulumi:dev::tradai::pulumi:providers:aws::default"), undefined);
  });

  it("turns the framework's proxies and sentinels into plain values", () => {
    const given = {
      known: ["a", { b: 1 }],
      later: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    };
    const inputs: CollectedInputs = new Map();
    collectInputs({ urn: "urn", props: proxied(given) } as unknown as ResourceValidationArgs, inputs);
    assert.deepEqual(inputs.get("urn"), { known: ["a", { b: 1 }], later: UNKNOWN });
  });

  it("reads a document to its end, so that nobody hides a violation by nesting it", () => {
    const given = Array.from({ length: 500 }).reduce<unknown>((inner) => ({ inner }), "leaf");
    assert.deepEqual(
      stringsIn(toValue(given), "outer").map(({ text }) => text),
      ["leaf"],
    );
  });

  it("refuses to read an unknown value instead of taking it for absent", () => {
    const reader = new Reader({ rules: [{ id: UNKNOWN, days: 3 }], later: UNKNOWN });
    assert.equal(reader.number("rules.days"), 3);
    assert.throws(() => reader.text("rules.id"), UnknownRead);
    assert.throws(() => reader.text("later.deep.inside"), UnknownRead);
    assert.equal(reader.text("nothing.there"), undefined);
    assert.equal(reader.flag("rules.days"), undefined);
  });
});

describe("references of the policy pack", () => {
  const target = (graph: ResourceGraph): string | undefined => {
    const [from] = graph.ofType("aws:s3/bucketVersioning:BucketVersioning");
    assert.ok(from);
    const found = targetOf(graph, from, "bucket", [bucketType]);
    return found.kind === "resource" ? found.resource.name : found.kind;
  };

  it("follow the dependency of an unknown property", () => {
    const graph = graphOf(
      bucket,
      other,
      versioning({ bucket: UNKNOWN }, { references: { bucket: ["models"] } }),
    );
    assert.equal(target(graph), "models");
  });

  it("follow a name and an ARN that the program computed, without any dependency", () => {
    assert.equal(target(graphOf(bucket, other, versioning({ bucket: "tradai-mlflow-prod" }))), "models");
    assert.equal(
      target(graphOf(bucket, versioning({ bucket: "arn:aws:s3:::tradai-results-prod" }))),
      "results",
    );
  });

  it("do not trust a dependency against a name that says otherwise", () => {
    const graph = graphOf(
      bucket,
      versioning({ bucket: "elsewhere" }, { references: { bucket: ["results"] } }),
    );
    assert.equal(target(graph), "undeclared");
  });

  it("fall back on the resource's dependencies, and on nothing where two would fit", () => {
    assert.equal(
      target(graphOf(bucket, other, versioning({ bucket: UNKNOWN }, { dependsOn: ["results"] }))),
      "results",
    );
    assert.equal(
      target(graphOf(bucket, other, versioning({ bucket: UNKNOWN }, { dependsOn: ["results", "models"] }))),
      "unknown",
    );
  });

  it("lead nowhere, and break nothing, where the engine names a dependency that is no resource of the program", () => {
    const gone = "urn:pulumi:prod::tradai::aws:s3/bucket:Bucket::gone";
    const facts = factsOf({ resources: [bucket, versioning({ bucket: UNKNOWN })] }).map((each) => ({
      ...each,
      dependencies: [gone],
      propertyDependencies: { bucket: [gone] },
    }));
    const graph = new ResourceGraph(facts, place);
    assert.equal(target(graph), "unknown");
    assert.deepEqual(
      graph.resources.flatMap(({ dependencies }) => dependencies),
      [],
    );
  });

  it("find the companions of a parent under either type name", () => {
    const graph = graphOf(
      { ...bucket, type: "aws:s3/bucketV2:BucketV2" },
      {
        ...versioning({ bucket: "tradai-results-prod" }),
        type: "aws:s3/bucketVersioningV2:BucketVersioningV2",
      },
    );
    const [parent] = graph.ofType(bucketType);
    assert.ok(parent);
    const found = companionsOf(graph, parent, "aws:s3/bucketVersioning:BucketVersioning", "bucket");
    assert.deepEqual(
      found.map(({ name }) => name),
      ["versioning"],
    );
  });

  it("judge an ARN by what is declared, whatever stands below it", () => {
    const table: Fixture = {
      type: "aws:dynamodb/table:Table",
      name: "deployments",
      inputs: { name: "tradai-deployments-prod" },
    };
    const group: Fixture = {
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "group",
      inputs: { name: "/tradai/prod/backend-api" },
    };
    const graph = graphOf(bucket, table, group);
    const own = "600802701449";
    const verdicts = {
      "arn:aws:s3:::tradai-results-prod/a/b": "declared",
      "arn:aws:s3:::tradai-result-prod/a/b": "dangling",
      [`arn:aws:dynamodb:eu-central-1:${own}:table/tradai-deployments-prod/index/by-status`]: "declared",
      [`arn:aws:dynamodb:eu-central-1:${own}:table/tradai-*`]: "declared",
      [`arn:aws:dynamodb:eu-west-1:${own}:table/tradai-deployments-prod`]: "dangling",
      [`arn:aws:logs:eu-central-1:${own}:log-group:/tradai/prod/backend-api:log-stream:x`]: "declared",
      [`arn:aws:sqs:eu-central-1:${own}:tradai-backtests-prod`]: "nothing of its kind",
      [`arn:aws:glue:eu-central-1:${own}:table/x`]: "kind unknown",
    };
    for (const [arn, expected] of Object.entries(verdicts)) {
      const parts = parseArn(arn);
      assert.ok(parts, arn);
      assert.equal(judgeArn(graph, arn, parts), expected, arn);
    }
  });
});

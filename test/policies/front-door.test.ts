import assert from "node:assert/strict";
import type { RuleResult } from "../../policy-pack/analysis/finding";
import { Run } from "../../policy-pack/analysis/run";
import {
  answered,
  complete,
  deployment,
  digest,
  posted,
  replaced,
  without,
} from "../../policy-pack/examples/api-hardening";
import { functionArn, permission, worker } from "../../policy-pack/examples/function";
import { association, webAcl } from "../../policy-pack/examples/front-door";
import { queue } from "../../policy-pack/examples/queue";
import { method, openMethod, path, restApi, stage } from "../../policy-pack/examples/rest-api";
import { pool } from "../../policy-pack/examples/user-pool";
import { UNKNOWN } from "../../policy-pack/graph/values";
import type { Fixture, Rule } from "../../policy-pack/rule";
import apiAuthorised from "../../policy-pack/rules/api-authorised";
import apiHardened from "../../policy-pack/rules/api-hardened";
import wafAttached from "../../policy-pack/rules/waf-attached";
import wafLogged from "../../policy-pack/rules/waf-logged";
import wafRulesComplete from "../../policy-pack/rules/waf-rules-complete";
import type { Scope } from "../../policy-pack/scope/scope";
import { factsOf } from "./fixtures";

interface Question {
  readonly scope?: Scope;
  readonly stackConfig?: Readonly<Record<string, string>>;
  readonly parameters?: object;
}

function ask(rule: Rule, resources: readonly Fixture[], question: Question = {}): RuleResult {
  const { scope, stackConfig = {}, parameters = {} } = question;
  const config = { environments: {}, ...(scope && { scope }) };
  return new Run(factsOf({ resources }), { config, stackConfig }).resultOf(rule, parameters);
}

const found = ({ violations }: RuleResult): readonly string[] =>
  violations.map((each) => `${each.resource.name}: ${each.found}`);
const open = ({ notEvaluated }: RuleResult): readonly (string | undefined)[] =>
  notEvaluated.map(({ resource }) => resource?.name);

describe("the firewall as a preview of one layer sees it", () => {
  it("is not missed where the layer of the user pool cannot hold the association", () => {
    const result = ask(wafAttached, [pool(), webAcl()], { scope: "layer" });
    assert.deepEqual(found(result), []);
    assert.deepEqual(open(result), ["users", "waf"]);
  });

  it("is not missed where its log may be another layer's", () => {
    const result = ask(wafLogged, [webAcl()], { scope: "layer" });
    assert.deepEqual([found(result), open(result)], [[], ["waf"]]);
  });

  it("leaves the stage open while nobody knows what an association is for, and accuses it once all are known", () => {
    const api = [restApi(), stage(), webAcl()];
    const astray: Fixture = { ...association("stage"), references: { webAclArn: ["waf"] } };
    const unclear = ask(wafAttached, [...api, astray]);
    assert.deepEqual([found(unclear), open(unclear)], [[], ["stage", "association"]]);
    const clear = ask(wafAttached, [...api, pool(), association("users")]);
    assert.deepEqual(found(clear), ["stage: the internet reaches it and no WebACL guards it"]);
  });

  it("may be asked for more than the documents say, but its rules are never taken as read", () => {
    const guarded = [restApi(), stage(), webAcl(), association("stage")];
    assert.deepEqual(found(ask(wafRulesComplete, guarded, { parameters: { limit: 10 } })), [
      "waf: RateLimitRule admits 100 requests in 300 seconds",
    ]);
    const asJson = ask(wafRulesComplete, [webAcl({ rules: undefined, ruleJson: "[]" })]);
    assert.deepEqual(found(asJson), ["waf: the WebACL has no rule: every request passes"]);
    const unknown = ask(wafRulesComplete, [webAcl({ rules: undefined, ruleJson: UNKNOWN })]);
    assert.deepEqual([found(unknown), open(unknown)], [[], ["waf"]]);
  });
});

describe("who may call the API", () => {
  const open28 = openMethod({ httpMethod: "GET" }, { name: "status", at: "models" });

  it("is decided by the pack's list of open routes, not by the program", () => {
    const api = [restApi(), path("models", "models"), open28];
    assert.deepEqual(found(ask(apiAuthorised, api)), ["status: everybody may call GET /models"]);
    assert.deepEqual(found(ask(apiAuthorised, api, { parameters: { openRoutes: ["GET /models"] } })), []);
  });

  it("is left open where the routes stand in an OpenAPI document, never passed", () => {
    assert.deepEqual(open(ask(apiAuthorised, [restApi({ body: "{}" })])), ["api"]);
  });

  it("is left open where the program does not hold the user pool, whose scopes nobody knows then", () => {
    const authorizer: Fixture = {
      type: "aws:apigateway/authorizer:Authorizer",
      name: "authorizer",
      inputs: {
        restApi: UNKNOWN,
        type: "COGNITO_USER_POOLS",
        providerArns: ["arn:aws:cognito-idp:eu-central-1:600802701449:userpool/eu-central-1_EXAMPLE01"],
      },
      references: { restApi: ["api"] },
    };
    const api = [restApi(), path("models", "models"), authorizer, method()];
    for (const scope of ["layer", "whole"] as const) {
      const result = ask(apiAuthorised, api, { scope });
      assert.deepEqual([found(result), open(result)], [[], ["method"]]);
    }
  });
});

describe("deployments of the API", () => {
  const answer: Fixture = {
    type: "aws:apigateway/integrationResponse:IntegrationResponse",
    name: "answer",
    inputs: { restApi: UNKNOWN, resourceId: UNKNOWN, httpMethod: "POST", statusCode: "200" },
    references: { restApi: ["api"], resourceId: ["models"] },
  };
  const declared: Fixture = {
    ...answer,
    type: "aws:apigateway/methodResponse:MethodResponse",
    name: "declared",
  };
  const parts = [
    "post",
    "post-integration",
    "answer",
    "declared",
    "response-DEFAULT_4XX",
    "response-DEFAULT_5XX",
  ];
  const after = (dependsOn: readonly string[]): readonly Fixture[] => [
    ...replaced(deployment({ definition: digest }, dependsOn)),
    answer,
    declared,
  ];

  it("wait for every part", () => {
    assert.deepEqual(found(ask(apiHardened, after(parts))), []);
  });

  for (const part of parts) {
    it(`are refused where they do not wait for ${part}, which the stage would then lack`, () => {
      const result = ask(apiHardened, after(parts.filter((each) => each !== part)));
      assert.deepEqual(found(result), [`deployment: it does not wait for ${part}: the stage may go without`]);
    });
  }

  it("wait for a method by waiting for the integration that takes its verb from it", () => {
    const taking: Fixture = {
      ...answered(),
      references: { ...answered().references, httpMethod: ["post"] },
      dependsOn: ["post"],
    };
    const waiting = parts.filter((each) => !["post", "answer", "declared"].includes(each));
    const resources = replaced(taking, deployment({ definition: digest }, waiting));
    assert.deepEqual(found(ask(apiHardened, resources)), []);
  });

  it("are left open where a trigger that nobody knows may be the digest", () => {
    const resources = replaced(deployment({ definition: UNKNOWN }));
    assert.deepEqual(
      [found(ask(apiHardened, resources)), open(ask(apiHardened, resources))],
      [[], ["deployment"]],
    );
  });
});

describe("what stands behind the API", () => {
  it("is asked for a role although AWS has yet to name the queue", () => {
    const sending: Fixture = {
      ...answered({ type: "AWS", uri: UNKNOWN }),
      references: { ...answered().references, uri: ["jobs"] },
    };
    const result = ask(apiHardened, [...replaced(sending), queue("jobs", "tradai-jobs-prod.fifo")]);
    assert.ok(found(result).includes("post-integration: the API sends to a queue without a role"));
  });

  it("is asked for a role that may send to the queue of another layer, whose key is left open", () => {
    const sending = answered({
      type: "AWS",
      uri: "arn:aws:apigateway:eu-central-1:sqs:path/600802701449/tradai-jobs-prod",
      credentials: "tradai-api-logs-prod",
    });
    const result = ask(apiHardened, replaced(sending), { scope: "layer" });
    const arn = "arn:aws:sqs:eu-central-1:600802701449:tradai-jobs-prod";
    assert.ok(
      found(result).includes(
        `post-integration: api-logs does not grant sqs:SendMessage on ${arn}: every request fails`,
      ),
    );
    assert.deepEqual(open(result), ["post-integration"]);
  });

  it("may work for longer than the API waits where the API does not wait", () => {
    const later = answered({
      type: "AWS",
      uri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
      requestParameters: { "integration.request.header.X-Amz-Invocation-Type": "'Event'" },
    });
    const admitted: Fixture = {
      ...permission({ principal: "apigateway.amazonaws.com", sourceArn: UNKNOWN }),
      references: { sourceArn: ["stage"] },
    };
    const slow = (integration: Fixture): readonly string[] =>
      found(ask(apiHardened, [...replaced(integration), worker({ timeout: 600 }), admitted])).filter((each) =>
        each.includes("may take 600 seconds"),
      );
    assert.deepEqual(slow(later), []);
    const waiting = { ...later, inputs: { ...later.inputs, requestParameters: undefined } };
    assert.equal(slow(waiting).length, 1);
  });

  it("leaves the domain of the API asked for although an HTTP API has one", () => {
    const others: readonly Fixture[] = [
      { type: "aws:apigatewayv2/api:Api", name: "http-api", inputs: { protocolType: "HTTP" } },
      {
        type: "aws:apigatewayv2/apiMapping:ApiMapping",
        name: "http-mapping",
        inputs: { apiId: UNKNOWN, domainName: "other.example.com", stage: "$default" },
        references: { apiId: ["http-api"] },
      },
    ];
    assert.deepEqual(found(ask(apiHardened, [...without("mapping"), ...others])), [
      "api: the API has no domain of its own",
    ]);
  });

  it("takes a body of any route but those that the pack lists without one", () => {
    const resources = replaced(posted({ requestModels: undefined }));
    assert.deepEqual(found(ask(apiHardened, resources)), ["post: any body passes to what is behind the API"]);
    const withoutBody = { parameters: { withoutBody: ["POST /models"] } };
    assert.deepEqual(found(ask(apiHardened, resources, withoutBody)), []);
  });
});

describe("the account's role for the logs of APIs", () => {
  it("is left open where another stack owns the account, and asked for where this one does", () => {
    const resources = complete.filter(({ name }) => name !== "account");
    const others = ask(apiHardened, resources, { stackConfig: { "tradai:ownsAccount": "false" } });
    assert.deepEqual([found(others), open(others)], [[], ["stage"]]);
    const own = ask(apiHardened, resources, { stackConfig: { "tradai:ownsAccount": "true" } });
    assert.equal(found(own).length, 1);
  });
});

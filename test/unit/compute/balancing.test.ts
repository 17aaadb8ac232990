import assert from "node:assert/strict";
import {
  blueGreenServices,
  discoveryFacts,
  drainSeconds,
  mostComparisons,
  pathFacts,
  serviceFacts,
  stagedFacts,
  targetHealth,
  tlsPolicy,
} from "../../facts/compute";
import { apiFacts } from "../../facts/edge-api";
import { groupId, privateSubnets } from "./below";
import { describeComputeLayer } from "./layer";

const behind = serviceFacts.filter((service) => service.behind);

interface Transform {
  readonly type: string;
  readonly urlRewriteConfig: { readonly rewrite: { readonly regex: string; readonly replace: string } };
}

describeComputeLayer(
  "load balancer and discovery",
  ({ environment, facts, named, ofType, valuesOf, made }) => {
    const pairs = facts.consolidated ? [] : blueGreenServices;

    it("opens the load balancer to the world, or puts it into other subnets", () => {
      const { inputs } = made("alb");
      assert.equal(ofType("lb/loadBalancer:LoadBalancer").length, 1);
      assert.equal(inputs.name, named("tradai-{env}"));
      assert.deepEqual([inputs.internal, inputs.loadBalancerType], [true, "application"]);
      assert.deepEqual(inputs.subnets, Object.values(privateSubnets));
      assert.deepEqual(inputs.securityGroups, [groupId("alb")]);
    });

    it("loses the load balancer's accesses, takes forged headers, or is deleted by a slip in prod", () => {
      const { inputs } = made("alb");
      assert.deepEqual(inputs.accessLogs, {
        enabled: true,
        bucket: named("tradai-logs-{env}"),
        prefix: "alb",
      });
      assert.equal(inputs.dropInvalidHeaderFields, true);
      assert.equal(inputs.enableDeletionProtection, facts.protected);
    });

    it("speaks another TLS than the API's link, or answers what no rule takes", () => {
      const { inputs } = made("listener");
      assert.equal(ofType("lb/listener:Listener").length, 1);
      if (facts.domain === undefined) {
        assert.deepEqual([inputs.port, inputs.protocol, inputs.sslPolicy], [80, "HTTP", undefined]);
      } else {
        assert.deepEqual([inputs.port, inputs.protocol, inputs.sslPolicy], [443, "HTTPS", tlsPolicy]);
        assert.match(String(inputs.certificateArn), /^arn:aws:acm:/);
        assert.match(String(inputs.routingHttpResponseStrictTransportSecurityHeaderValue), /^max-age=\d{8}/);
      }
      const [action, ...others] = inputs.defaultActions as Record<string, unknown>[];
      assert.deepEqual(others, []);
      assert.equal(action?.type, "fixed-response");
      const { statusCode, messageBody } = action.fixedResponse as Record<string, string>;
      assert.equal(statusCode, "404");
      // ORION-24: one shape of errors, whoever answers.
      const { error } = JSON.parse(messageBody ?? "") as { error: Record<string, string> };
      assert.deepEqual(Object.keys(error), ["code", "message", "requestId"]);
    });

    it("answers without the headers that browsers want, or says what it is", () => {
      const { inputs } = made("listener");
      assert.equal(inputs.routingHttpResponseServerEnabled, false);
      assert.equal(inputs.routingHttpResponseXContentTypeOptionsHeaderValue, "nosniff");
      assert.equal(inputs.routingHttpResponseXFrameOptionsHeaderValue, "DENY");
      assert.match(String(inputs.routingHttpResponseContentSecurityPolicyHeaderValue), /default-src 'self'/);
    });

    it("answers what the page that may call the API cannot read, or any page can", () => {
      const { inputs } = made("listener");
      assert.equal(
        inputs.routingHttpResponseAccessControlAllowOriginHeaderValue,
        apiFacts[environment].origin,
      );
    });

    it("has a target group too many, too few or by another name", () => {
      const names = [
        ...behind.map(({ id }) => `tradai-${id}-${facts.letter}`),
        ...pairs.map((id) => `tradai-${id}-${facts.letter}-alt`),
      ];
      assert.deepEqual(valuesOf("lb/targetGroup:TargetGroup", "name"), names.sort());
      assert.equal(names.length, facts.consolidated ? 4 : 6);
    });

    for (const { id, port, health, onHost } of behind) {
      it(`${id} is asked on another port or path, or is cut off in the middle of an answer`, () => {
        const groups = [
          `target-group-${id}`,
          ...(pairs.includes(id) ? [`target-group-${id}-alternate`] : []),
        ];
        for (const group of groups) {
          const { inputs } = made(group);
          assert.deepEqual([inputs.port, inputs.protocol, inputs.vpcId], [port, "HTTP", "vpc-0a"]);
          assert.equal(inputs.targetType, onHost && facts.consolidated ? "instance" : "ip");
          const check = inputs.healthCheck as Record<string, unknown>;
          assert.deepEqual(
            Object.fromEntries(Object.keys(targetHealth).map((key) => [key, check[key]])),
            targetHealth,
          );
          assert.equal(check.path, health);
          assert.equal(inputs.deregistrationDelay, drainSeconds);
        }
      });
    }

    it("leads a path to another service, or a service has none", () => {
      for (const { id } of behind) {
        const { inputs } = made(`listener-rule-${id}`);
        const staged = stagedFacts.services.includes(id) ? stagedFacts.paths : [];
        assert.deepEqual(inputs.conditions, [
          { pathPattern: { values: [...(pathFacts[id] ?? []), ...staged] } },
        ]);
        const [action, ...others] = inputs.actions as {
          type: string;
          targetGroupArn?: string;
          forward?: { targetGroups: { arn: string; weight: number }[] };
        }[];
        assert.deepEqual([action?.type, others.length], ["forward", 0]);
        if (pairs.includes(id)) {
          assert.deepEqual(action?.forward?.targetGroups, [
            { arn: `arn-of-target-group-${id}`, weight: 100 },
            { arn: `arn-of-target-group-${id}-alternate`, weight: 0 },
          ]);
        } else {
          assert.equal(action?.targetGroupArn, `arn-of-target-group-${id}`);
        }
      }
      const rules = ofType("lb/listenerRule:ListenerRule");
      assert.equal(rules.length, behind.length + pairs.length);
      assert.equal(new Set(rules.map(({ inputs }) => inputs.priority)).size, rules.length);
    });

    it("answers the API 404 where it hands its stage on, or a service gets a path that it does not know", () => {
      for (const { inputs, name } of ofType("lb/listenerRule:ListenerRule")) {
        const called = stagedFacts.services.some((id) => name.startsWith(`listener-rule-${id}`));
        const transforms = (inputs.transforms ?? []) as readonly Transform[];
        assert.deepEqual(
          transforms.map(({ type }) => type),
          called ? ["url-rewrite"] : [],
          name,
        );
        for (const { urlRewriteConfig } of transforms) {
          const { regex, replace } = urlRewriteConfig.rewrite;
          for (const [sent, seen] of stagedFacts.seen) {
            assert.equal(sent.replace(new RegExp(regex), replace), seen, name);
          }
        }
      }
    });

    it("has a rule that compares with more than AWS takes", () => {
      for (const { inputs, name } of ofType("lb/listenerRule:ListenerRule")) {
        const conditions = inputs.conditions as Record<string, { values: string[] }>[];
        const values = conditions.flatMap((kinds) => Object.values(kinds).flatMap((kind) => kind.values));
        assert.ok(values.length <= mostComparisons, `${name}: ${values.join(", ")}`);
      }
    });

    it("cannot try a new version out, or tries it out on everybody", () => {
      for (const id of pairs) {
        const test = made(`listener-rule-${id}-test`).inputs;
        const kinds = (test.conditions as object[]).flatMap((condition) => Object.keys(condition));
        assert.deepEqual(kinds.sort(), ["httpHeader", "pathPattern"], id);
        const [atPaths] = made(`listener-rule-${id}`).inputs.conditions as object[];
        assert.deepEqual((test.conditions as object[])[0], atPaths, id);
        assert.ok(Number(test.priority) < Number(made(`listener-rule-${id}`).inputs.priority), id);
      }
    });

    it("names the namespace or a service in it otherwise, or forgets a dead host for longer than ten seconds", () => {
      assert.equal(made("namespace").inputs.name, `tradai-${environment}.local`);
      assert.equal(made("namespace").inputs.vpc, "vpc-0a");
      assert.equal(ofType("servicediscovery/privateDnsNamespace:PrivateDnsNamespace").length, 1);
      assert.deepEqual(
        valuesOf("servicediscovery/service:Service", "name"),
        serviceFacts.map(({ id }) => id).sort(),
      );
      for (const { inputs, name } of ofType("servicediscovery/service:Service")) {
        const { dnsRecords, namespaceId, routingPolicy } = inputs.dnsConfig as Record<string, unknown>;
        assert.deepEqual(dnsRecords, [{ type: discoveryFacts.type, ttl: discoveryFacts.ttl }], name);
        assert.equal(routingPolicy, discoveryFacts.routing, name);
        assert.equal(namespaceId, "id-of-namespace", name);
        // Who registers says whether it is well: Route 53 cannot reach a private address.
        assert.ok(inputs.healthCheckCustomConfig, name);
        assert.equal(inputs.healthCheckConfig, undefined, name);
      }
    });
  },
);

import type { ResourceGraph } from "../graph/graph";
import {
  actionsOf,
  balancerType,
  isApplication,
  isPlain,
  listenerRuleType,
  rulesOfListener,
} from "../graph/listeners";
import { Undecidable } from "../graph/reader";
import { mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check } from "../rule";

export const accessLogged: Check = function* ({ inputs }) {
  if (inputs.flag("accessLogs.enabled") !== true || !inputs.has("accessLogs.bucket")) {
    yield {
      found: "nobody can tell afterwards who called what",
      expected: "`accessLogs` with `enabled: true`, the logs bucket and a prefix",
    };
  }
};

export const headersChecked: Check = function* (balancer) {
  if (isApplication(balancer) && balancer.inputs.flag("dropInvalidHeaderFields") !== true) {
    yield {
      found: "header fields that are none reach the containers",
      expected: "`dropInvalidHeaderFields: true`",
    };
  }
};

/** Requests that two readers understand differently; ELB is on its guard where nothing is said. */
export const desyncMitigated: Check = function* (balancer) {
  const mode = balancer.inputs.text("desyncMitigationMode") ?? "defensive";
  if (isApplication(balancer) && !["defensive", "strictest"].includes(mode)) {
    yield {
      found: `\`desyncMitigationMode\` is ${show(mode)}: a smuggled request reaches the containers`,
      expected: '"defensive" or "strictest"',
    };
  }
};

export const deletionRefused: Check = function* ({ inputs }, { settings }) {
  if (settings.deletionProtection && inputs.flag("enableDeletionProtection") !== true) {
    yield {
      found: "whoever removes it from the program takes every service off its address",
      expected: "`enableDeletionProtection: true`",
    };
  }
};

/** True for listeners of balancers that read HTTP; the protocol tells where the balancer is not declared here. */
export function readsHttp(graph: ResourceGraph, listener: Resource): boolean {
  const balancer = targetOf(graph, listener, "loadBalancerArn", [balancerType]);
  return balancer.kind === "resource"
    ? isApplication(balancer.resource)
    : listener.inputs.text("protocol")?.startsWith("HTTP") !== false;
}

/**
 * Policies of TLS 1.3 and 1.2 without ciphers of old; the older one is what ELB takes where nothing is said.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const modern = /-TLS13-1-[23]-(?:Res-)?(?:FIPS-)?(?:PQ-)?\d/;
/** TLS over HTTP where nothing is said, and over packets. */
const encrypted = [undefined, "HTTPS", "TLS"];

export const modernTls: Check = function* (listener) {
  if (isPlain(listener) || !encrypted.includes(listener.inputs.text("protocol"))) {
    return;
  }
  const policy = listener.inputs.text("sslPolicy");
  if (!modern.test(String(policy))) {
    yield {
      found: `\`sslPolicy\` is ${show(policy)}: ${policy === undefined ? "ELB takes one of 2016, with TLS 1.0" : "it admits old versions or ciphers"}`,
      expected: "a policy of TLS 1.3, for example ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    };
  }
  if (!listener.inputs.has("certificateArn")) {
    yield { found: "it has no certificate", expected: "`certificateArn`" };
  }
};

const leadsToTls = (holder: Resource): boolean =>
  actionsOf(holder).every((action) => action.text("redirect.protocol") === "HTTPS");

/** Plain HTTP is there to lead to TLS. */
export const plainRedirects: Check = function* (listener, { graph }) {
  if (!isPlain(listener) || !readsHttp(graph, listener)) {
    return;
  }
  const holders = [listener, ...rulesOfListener(graph, listener)];
  const served = holders.filter((holder) => !leadsToTls(holder));
  if (served.length > 0) {
    yield {
      found: `${served.map(({ name }) => name).join(", ")} answers in plain HTTP: whoever is in between reads and changes it`,
      expected: "redirects to HTTPS alone, and no rule that does anything else",
      fix: "Give the listener a certificate, or redirect it to the one that has.",
    };
  } else if (mayHaveCompanion(graph, listener, listenerRuleType, "listenerArn")) {
    throw new Undecidable("a rule whose listener is known only after the update may serve plain HTTP");
  }
};

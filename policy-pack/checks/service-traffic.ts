import { containersOf } from "../graph/containers";
import { mappingsOf, requiredTask } from "../graph/ecs";
import type { ResourceGraph } from "../graph/graph";
import { knownCompanions } from "../graph/lists";
import { Undecidable } from "../graph/reader";
import type { Reader } from "../graph/reader";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import { trusts } from "../iam/trusts";
import type { Check, RuleContext, Violation } from "../rule";

export const authorityType = "aws:acmpca/certificateAuthority:CertificateAuthority";
const certificateType = "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate";
const roleType = "aws:iam/role:Role";
const controllerService = "ecs.amazonaws.com";
const property = "serviceConnectConfiguration";

const served = (service: Resource): readonly Reader[] => service.inputs.blocks(`${property}.services`);
const labelOf = (block: Reader): string => block.text("portName") ?? block.where;
const isEnabled = ({ inputs }: Resource): boolean => inputs.flag(`${property}.enabled`) === true;

/** The named port of the service's task that a block serves; undefined where the task has none of this name. */
function portNamed(graph: ResourceGraph, service: Resource, block: Reader): Reader | undefined {
  return containersOf(requiredTask(graph, service))
    .flatMap((container) => container.blocks("portMappings"))
    .find((mapping) => mapping.text("name") === block.text("portName"));
}

/** Each service calls the others through its proxy, which keeps what it serves encrypted. */
export const connected: Check = function* (service, { settings }) {
  if (!settings.serviceTls) {
    return;
  }
  if (!isEnabled(service)) {
    yield {
      found: "the service calls the others in plain text, without a proxy of its own",
      expected: "`serviceConnectConfiguration` with `enabled: true`",
    };
    return;
  }
  for (const block of served(service)) {
    if (!block.has("tls.issuerCertAuthority.awsPcaAuthorityArn")) {
      yield {
        found: `${labelOf(block)} is served in plain text`,
        expected: "`tls` with `issuerCertAuthority` and `roleArn`",
      };
    }
  }
};

/**
 * A service that answers others serves its port to them. Who has no port has nothing to serve, and whom the load balancer
 * calls may have no other caller.
 */
export const portsServed: Check = function* (service, { graph, settings }) {
  const isBalanced = service.inputs.blocks("loadBalancers").length > 0;
  if (!settings.serviceTls || !isEnabled(service) || served(service).length > 0 || isBalanced) {
    return;
  }
  const answers = containersOf(requiredTask(graph, service)).some(
    (container) => container.blocks("portMappings").length > 0,
  );
  if (answers) {
    yield {
      found: "the task has a port, and its proxy serves none: others reach it in plain text alone",
      expected: "`serviceConnectConfiguration.services` with the named port",
    };
  }
};

/** Who issues the certificates, and with which role. */
export const issued: Check = function* (service, context) {
  const { graph } = context;
  for (const block of served(service).filter((each) => each.has("tls"))) {
    const authority = resolve(
      graph,
      service,
      property,
      block.raw("tls.issuerCertAuthority.awsPcaAuthorityArn"),
      [authorityType],
    );
    if (authority.kind === "undeclared") {
      context.requireWhole("the certificate authority may be declared in another layer");
      yield {
        found: `${labelOf(block)} has its certificate of ${authority.value}, which nothing declares`,
        expected: "a declared CertificateAuthority",
      };
    }
    yield* roleOf(service, block, graph);
  }
};

function* roleOf(service: Resource, block: Reader, graph: ResourceGraph): Generator<Violation> {
  if (!block.has("tls.roleArn")) {
    yield {
      found: `ECS has no role to ask for the certificate of ${labelOf(block)}`,
      expected: "`tls.roleArn`",
    };
    return;
  }
  const role = resolve(graph, service, property, block.raw("tls.roleArn"), [roleType]);
  if (role.kind === "resource" && !trusts(role.resource, controllerService)) {
    yield {
      found: `${role.resource.name} does not trust ${controllerService}`,
      expected: `a trust that admits ${controllerService}`,
    };
  }
}

/** A proxy that waits without end hands one service's standstill on to the next (EDGAR-39). */
export const timed: Check = function* (service, { graph }) {
  for (const block of served(service)) {
    const protocol = portNamed(graph, service, block)?.text("appProtocol");
    const readsHttp = ["http", "http2", "grpc"].some((each) => each === protocol);
    const wanted = ["idleTimeoutSeconds", ...(readsHttp ? ["perRequestTimeoutSeconds"] : [])];
    for (const each of wanted) {
      const seconds = block.number(`timeout.${each}`);
      if (seconds === undefined || seconds === 0) {
        yield {
          found: `\`timeout.${each}\` of ${labelOf(block)} is ${show(seconds)}: a call may hang on`,
          expected: "seconds above 0",
        };
      }
    }
  }
};

export const portNames: Check = function* (service, { graph }) {
  for (const block of served(service)) {
    if (portNamed(graph, service, block) === undefined) {
      yield {
        found: `no container of its task has a port named ${labelOf(block)}`,
        expected: "`portName` of a portMapping with `name`",
      };
    }
  }
};

/**
 * The proxy takes the container's port for itself unless it has one of its own: the load balancer, which speaks plain
 * HTTP, would meet TLS. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export const balancerPassesBy: Check = function* (service, { graph }) {
  const called = mappingsOf(graph, service).map(({ containerPort }) => containerPort);
  for (const block of served(service).filter((each) => each.has("tls"))) {
    const own =
      block.number("ingressPortOverride") ?? portNamed(graph, service, block)?.number("containerPort");
    if (called.some((each) => each === own)) {
      yield {
        found: `the proxy answers by TLS on ${own}, where the load balancer calls in plain HTTP`,
        expected: "`ingressPortOverride` with another port",
        fix: "Give the proxy a port of its own, and admit it in the security group.",
      };
    }
  }
};

/** Certificates of a few days need no list of those revoked, and their authority costs less. */
export const shortLived: Check = function* (authority) {
  const { inputs } = authority;
  const mode = inputs.text("usageMode");
  if (mode !== "SHORT_LIVED_CERTIFICATE") {
    yield {
      found: `\`usageMode\` is ${show(mode)}: a stolen certificate is good for months`,
      expected: '"SHORT_LIVED_CERTIFICATE"',
    };
  }
  const tag = inputs.raw("tags.AmazonECSManaged");
  if (typeof tag === "symbol") {
    throw new Undecidable("the tag AmazonECSManaged is known only after the update");
  }
  if (tag !== "true") {
    yield {
      found: `the tag AmazonECSManaged is ${show(tag)}: ECS may not issue from it`,
      expected: '`tags: { AmazonECSManaged: "true" }`',
    };
  }
};

/** An authority without certificate of its own issues none. */
export const activated: Check = function* (authority, context: RuleContext) {
  const { graph, requireWhole } = context;
  if (authority.inputs.flag("enabled") === false) {
    yield { found: "the authority is switched off", expected: "`enabled` absent or true" };
  }
  if (knownCompanions(graph, authority, certificateType, "certificateAuthorityArn").length > 0) {
    return;
  }
  requireWhole("its certificate may be declared in another layer");
  yield {
    found: "the authority has no certificate of its own: it issues none",
    expected: "a CertificateAuthorityCertificate",
  };
};

import { ofType } from "../checks/of-type";
import {
  activated,
  authorityType,
  balancerPassesBy,
  connected,
  issued,
  portNames,
  portsServed,
  shortLived,
  timed,
} from "../checks/service-traffic";
import { container, service, task } from "../examples/containers";
import { mapping, replaced, role, targetGroup } from "../examples/deployment";
import { serviceType } from "../graph/ecs";
import type { Check, Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const serviceChecks: readonly Check[] = [connected, portsServed, issued, timed, portNames, balancerPassesBy];

const authority = (inputs: Inputs = {}): Fixture => ({
  type: authorityType,
  name: "service-connect-ca",
  inputs: {
    type: "ROOT",
    usageMode: "SHORT_LIVED_CERTIFICATE",
    certificateAuthorityConfiguration: { keyAlgorithm: "RSA_2048", signingAlgorithm: "SHA256WITHRSA" },
    tags: { AmazonECSManaged: "true" },
    ...inputs,
  },
});
const activation: Fixture = {
  type: "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate",
  name: "service-connect-ca-activation",
  inputs: { certificateAuthorityArn: unknown, certificate: unknown },
  references: { certificateAuthorityArn: ["service-connect-ca"] },
};

const tls = { issuerCertAuthority: { awsPcaAuthorityArn: unknown }, roleArn: "tradai-service-connect-prod" };
const block: Inputs = {
  portName: "api",
  discoveryName: "backend-api-sc",
  ingressPortOverride: 15000,
  clientAlias: [{ port: 8000, dnsName: "backend-api-sc" }],
  timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 30 },
  tls,
};

/** The service with its proxy, behind the load balancer. */
const proxied = (changes: Inputs = {}, configuration: Inputs = {}): Fixture =>
  service(
    {
      serviceConnectConfiguration: {
        enabled: true,
        namespace: "tradai-prod.local",
        services: [{ ...block, ...changes }],
        ...configuration,
      },
      loadBalancers: [mapping],
    },
    { serviceConnectConfiguration: ["service-connect-ca"], loadBalancers: ["target-group-backend-api"] },
  );

const complete: readonly Fixture[] = [
  ...[proxied(), task(), targetGroup(), authority(), activation, role("service-connect")],
];

const refused = (
  title: string,
  says: string,
  resources: readonly Fixture[],
  resource = "service-backend-api",
): ViolatingExample => ({ title, resources, resource, says });
const wrong = (title: string, changes: Inputs, says: string): ViolatingExample =>
  refused(title, says, replaced(complete, proxied(changes)));
const wrongAuthority = (title: string, inputs: Inputs, says: string): ViolatingExample =>
  refused(title, says, replaced(complete, authority(inputs)), "service-connect-ca");

const rule: Rule = {
  name: "service-traffic-encrypted",
  title: "Services call each other encrypted and do not wait for ever",
  description:
    "Where the environment encrypts calls between services, each has its proxy and a certificate of an activated, short-lived authority, outside the load balancer's way; everywhere a call ends in time.",
  rationale:
    "Whoever gets into one container reads the orders and keys that the others exchange in plain text; a call without end takes its caller down with the service that hangs.",
  remediation: "Set the property that the message names on the service or its certificate authority.",
  severity: "high",
  kind: "stack",
  findings: [...["EDGAR-35", "EDGAR-36", "EDGAR-37", "EDGAR-39", "EDGAR-53", "EDGAR-66", "ORION-53"]],
  types: [serviceType, authorityType],
  checks: [
    ...serviceChecks.map((check) => ofType([serviceType], check)),
    ofType([authorityType], shortLived),
    ofType([authorityType], activated),
  ],
  examples: {
    compliant: [
      { title: "A service behind its proxy and the load balancer", resources: complete },
      {
        title: "A service that only calls others",
        resources: [
          service({ serviceConnectConfiguration: { enabled: true, namespace: "tradai-prod.local" } }),
          task([container({ portMappings: undefined })]),
        ],
      },
      {
        title: "A service that the load balancer alone calls",
        resources: replaced(complete, proxied({}, { services: undefined })),
      },
      {
        title: "An environment without encryption between services",
        environment: "dev",
        resources: [service(), task()],
      },
      {
        title: "A port of which the proxy knows no protocol, and so no request",
        resources: replaced(
          complete,
          proxied({ timeout: { idleTimeoutSeconds: 60 } }),
          task([container({ portMappings: [{ name: "api", containerPort: 8000 }] })]),
        ),
      },
    ],
    violating: [
      refused("No proxy", "calls the others in plain text", [service(), task()]),
      refused("A proxy switched off", "calls the others in plain text", [
        service({ serviceConnectConfiguration: { enabled: false } }),
        task(),
      ]),
      refused("A proxy that serves nothing", "its proxy serves none", [
        service({ serviceConnectConfiguration: { enabled: true, namespace: "tradai-prod.local" } }),
        task(),
      ]),
      wrong("Plain text", { tls: undefined }, "api is served in plain text"),
      wrong("No role", { tls: { ...tls, roleArn: undefined } }, "has no role to ask"),
      refused(
        "An authority that nothing declares",
        "which nothing declares",
        replaced(complete, {
          ...proxied({
            tls: {
              ...tls,
              issuerCertAuthority: { awsPcaAuthorityArn: "arn:aws:acm-pca:eu-central-1:600802701449:ca/1" },
            },
          }),
          references: { taskDefinition: ["task-backend-api"], loadBalancers: ["target-group-backend-api"] },
        }),
      ),
      refused(
        "A role that ECS may not assume",
        "service-connect does not trust",
        replaced(complete, role("service-connect", "ecs-tasks.amazonaws.com")),
      ),
      wrong("No time limit of a call", { timeout: { idleTimeoutSeconds: 60 } }, "perRequestTimeoutSeconds"),
      wrong(
        "No time limit of silence",
        { timeout: { idleTimeoutSeconds: 0, perRequestTimeoutSeconds: 30 } },
        "`timeout.idleTimeoutSeconds` of api is 0",
      ),
      refused(
        "A port of no name",
        "has a port named api",
        replaced(
          complete,
          proxied({ timeout: { idleTimeoutSeconds: 60 } }),
          task([container({ portMappings: [{ containerPort: 8000 }] })]),
        ),
      ),
      wrong("The load balancer before TLS", { ingressPortOverride: undefined }, "calls in plain HTTP"),
      wrongAuthority("Certificates for months", { usageMode: undefined }, "good for months"),
      wrongAuthority(
        "An authority that ECS may not use",
        { tags: { env: "prod" } },
        "AmazonECSManaged is nothing",
      ),
      wrongAuthority("An authority switched off", { enabled: false }, "switched off"),
      refused(
        "An authority without certificate",
        "it issues none",
        complete.filter(({ name }) => name !== "service-connect-ca-activation"),
        "service-connect-ca",
      ),
    ],
  },
};

export default rule;

import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { container, service, task } from "./containers";
import { mapping, replaced, role, targetGroup } from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

const authority = (inputs: Inputs = {}): Fixture => ({
  type: "aws:acmpca/certificateAuthority:CertificateAuthority",
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

const authorityArn = "arn:aws:acm-pca:eu-central-1:600802701449:certificate-authority/0a1b2c3d";
const foreignRole = "arn:aws:iam::600802701449:role/another-program";
const unbalanced = (): Fixture => {
  const { references, inputs, ...rest } = proxied();
  return {
    ...rest,
    references: { ...references, loadBalancers: [] },
    inputs: { ...inputs, loadBalancers: undefined },
  };
};
const foreignAuthority: Fixture = {
  ...proxied({
    tls: {
      ...tls,
      issuerCertAuthority: { awsPcaAuthorityArn: "arn:aws:acm-pca:eu-central-1:600802701449:ca/1" },
    },
  }),
  references: { taskDefinition: ["task-backend-api"], loadBalancers: ["target-group-backend-api"] },
};

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

export const compliantTraffic: readonly Example[] = [
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
  {
    title: "A service that no load balancer calls",
    resources: replaced(complete, unbalanced()),
  },
  {
    title: "A port that answers others by TLS beside the load balancer's own",
    resources: replaced(
      complete,
      proxied({ portName: "metrics", ingressPortOverride: undefined }),
      task([
        container({ portMappings: [{ containerPort: 8000 }, { name: "metrics", containerPort: 9000 }] }),
      ]),
    ),
  },
  {
    title: "An authority by its ARN, and a role of another program",
    resources: replaced(
      complete,
      proxied({ tls: { issuerCertAuthority: { awsPcaAuthorityArn: authorityArn }, roleArn: foreignRole } }),
      { ...authority(), outputs: { arn: authorityArn } },
    ),
  },
  {
    title: "A proxy without encryption on the load balancer's port, where services are not encrypted",
    environment: "dev",
    resources: replaced(complete, proxied({ tls: undefined, ingressPortOverride: undefined })),
  },
];

export const violatingTraffic: readonly ViolatingExample[] = [
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
    replaced(complete, foreignAuthority),
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
      proxied({ timeout: { idleTimeoutSeconds: 60 }, ingressPortOverride: undefined }),
      task([container({ portMappings: [{ containerPort: 8000 }] })]),
    ),
  ),
  wrong(
    "The load balancer before TLS",
    { ingressPortOverride: undefined },
    "by TLS on 8000, where the load balancer calls in plain HTTP",
  ),
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
  ...["http2", "grpc"].map((appProtocol) =>
    refused(
      `No time limit of a call by ${appProtocol}`,
      "perRequestTimeoutSeconds",
      replaced(
        complete,
        proxied({ timeout: { idleTimeoutSeconds: 60 } }),
        task([container({ portMappings: [{ name: "api", containerPort: 8000, appProtocol }] })]),
      ),
    ),
  ),
];

export const undecidedTraffic: readonly UndecidedExample[] = [
  {
    title: "A proxy that serves nothing, and a task of another program",
    resources: [
      {
        ...service({
          taskDefinition: "arn:aws:ecs:eu-central-1:600802701449:task-definition/other:1",
          serviceConnectConfiguration: { enabled: true },
        }),
        references: {},
      },
    ],
    resource: "service-backend-api",
    says: "what `taskDefinition` names is not declared here",
  },
  {
    title: "An authority that another layer may declare",
    scope: "layer",
    resources: replaced(complete, foreignAuthority),
    resource: "service-backend-api",
    says: "the certificate authority may be declared in another layer",
  },
  {
    title: "An authority whose certificate another layer may declare",
    scope: "layer",
    resources: [authority()],
    resource: "service-connect-ca",
    says: "its certificate may be declared in another layer",
  },
  {
    title: "A certificate of an authority that nothing tells",
    resources: [authority(), { ...activation, references: {} }],
    resource: "service-connect-ca",
    says: "certificateAuthorityArn of some CertificateAuthorityCertificate",
  },
  {
    title: "An authority whose tag for ECS is known only after the update",
    resources: [authority({ tags: { AmazonECSManaged: unknown } }), activation],
    resource: "service-connect-ca",
    says: "the tag AmazonECSManaged is known only after the update",
  },
];

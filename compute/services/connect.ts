import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import { serviceRows } from "../../shared/inventory";
import type { ServiceRow } from "../../shared/inventory";
import type { Discovery } from "../discovery";
import { createConnectTlsRole } from "./roles";
import type { EcsRole } from "./roles";

/** What issues the certificates with which services prove themselves to one another. */
export interface ConnectTls {
  readonly authority: aws.acmpca.CertificateAuthority;
  readonly role: EcsRole;
  /** Without its own certificate an authority issues none. */
  readonly activated: pulumi.Resource;
}

/**
 * The private authority of Service Connect, activated with a certificate of its own for ten years; what it issues lives
 * for days (EDGAR-36, EDGAR-37). ECS uses an authority with this tag alone.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
 */
export function createConnectTls(context: LayerContext): ConnectTls | undefined {
  if (!context.settings.containers.serviceConnectTls || context.settings.services !== "fargate") {
    return undefined;
  }
  const name = context.names.certificateAuthority();
  const authority = new aws.acmpca.CertificateAuthority(
    "service-connect-ca",
    {
      type: "ROOT",
      usageMode: "SHORT_LIVED_CERTIFICATE",
      certificateAuthorityConfiguration: {
        keyAlgorithm: "EC_prime256v1",
        signingAlgorithm: "SHA256WITHECDSA",
        subject: { commonName: name },
      },
      permanentDeletionTimeInDays: 7,
      tags: { ...context.tags(name), AmazonECSManaged: "true" },
    },
    context.options(),
  );
  const certificate = new aws.acmpca.Certificate(
    "service-connect-ca-certificate",
    {
      certificateAuthorityArn: authority.arn,
      certificateSigningRequest: authority.certificateSigningRequest,
      signingAlgorithm: "SHA256WITHECDSA",
      templateArn: "arn:aws:acm-pca:::template/RootCACertificate/V1",
      validity: { type: "YEARS", value: "10" },
    },
    context.options(),
  );
  const activated = new aws.acmpca.CertificateAuthorityCertificate(
    "service-connect-ca-activation",
    {
      certificateAuthorityArn: authority.arn,
      certificate: certificate.certificate,
      certificateChain: certificate.certificateChain,
    },
    context.options(),
  );
  return { authority, role: createConnectTlsRole(context), activated };
}

/**
 * How one service is found and called by the others (EDGAR-35, EDGAR-39). Its proxy listens on a port of its own, so that
 * the load balancer, functions and strategy tasks reach the container past it; the name is not the discovery one, which
 * functions resolve.
 */
export function serviceConnect(
  { names, settings }: LayerContext,
  { namespace }: Discovery,
  row: ServiceRow,
  tls: ConnectTls | undefined,
): aws.types.input.ecs.ServiceServiceConnectConfiguration {
  const name = names.serviceConnect(row.id);
  const called = serviceRows.some(({ wiring }) => wiring.calls?.includes(row.id));
  return {
    enabled: true,
    namespace: namespace.arn,
    // What no service calls is a client alone.
    services: !called
      ? []
      : [
          {
            portName: "http",
            discoveryName: name,
            clientAlias: [{ dnsName: name, port: row.port }],
            ingressPortOverride: row.connectPort,
            timeout: { idleTimeoutSeconds: 300, perRequestTimeoutSeconds: 30 },
            ...(tls === undefined
              ? {}
              : {
                  tls: {
                    issuerCertAuthority: { awsPcaAuthorityArn: tls.authority.arn },
                    roleArn: tls.role.role.arn,
                  },
                }),
          },
        ],
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": names.taskLogGroup(row.id),
        "awslogs-region": settings.region,
        "awslogs-stream-prefix": "service-connect",
      },
    },
  };
}

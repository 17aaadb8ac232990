import type { Values } from "../../../tools/stand-in/values";
import { testFormValues, type FormValues } from "./form-values";

const targetGroup = "aws:lb/targetGroup:TargetGroup";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const listener = "aws:lb/listener:Listener";
const rule = "aws:lb/listenerRule:ListenerRule";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const authority = "aws:acmpca/certificateAuthority:CertificateAuthority";
const issued = "aws:acmpca/certificate:Certificate";
const discovery = "aws:servicediscovery/service:Service";
const group = "aws:autoscaling/group:Group";
const ec = { keyAlgorithm: "EC_prime256v1", subject: { commonName: "tradai" } };
const path = (...values: string[]): Values => ({ pathPattern: { values } });

const values: readonly FormValues[] = [
  [targetGroup, "port", { port: 65_536 }, { port: 65_535 }],
  [targetGroup, "deregistrationDelay", { deregistrationDelay: 3601 }, { deregistrationDelay: 3600 }],
  [targetGroup, "healthCheck.interval", { healthCheck: { interval: 4 } }, { healthCheck: { interval: 5 } }],
  [targetGroup, "healthCheck.timeout", { healthCheck: { timeout: 1 } }, { healthCheck: { timeout: 2 } }],
  ...["healthyThreshold", "unhealthyThreshold"].map((name): FormValues => [
    targetGroup,
    `healthCheck.${name}`,
    { healthCheck: { [name]: 11 } },
    { healthCheck: { [name]: 10 } },
  ]),
  [targetGroup, "name", { name: "a".repeat(33) }, { name: "a".repeat(32) }],
  [targetGroup, "name", { name: "tradai-" }, { name: "tradai" }],
  [targetGroup, "targetType", { targetType: "host" }, { targetType: "ip" }],
  [
    targetGroup,
    "healthCheck.path",
    { healthCheck: { path: "health" } },
    { healthCheck: { path: "/health" } },
  ],
  [
    targetGroup,
    "healthCheck.matcher",
    { healthCheck: { matcher: "2xx" } },
    { healthCheck: { matcher: "200-299" } },
  ],
  [
    targetGroup,
    "healthCheck",
    { healthCheck: { interval: 5, timeout: 5 } },
    { healthCheck: { interval: 6, timeout: 5 } },
  ],
  [balancer, "name", { name: "internal-tradai" }, { name: "tradai-internal" }],
  [balancer, "idleTimeout", { idleTimeout: 4001 }, { idleTimeout: 4000 }],
  [listener, "port", { port: 0 }, { port: 1 }],
  [
    listener,
    "sslPolicy",
    { protocol: "HTTPS", certificateArn: "c", sslPolicy: "TLS13" },
    { protocol: "HTTPS", certificateArn: "c", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" },
  ],
  [listener, "certificateArn", { protocol: "HTTPS" }, { protocol: "HTTPS", certificateArn: "c" }],
  [listener, "certificateArn", { protocol: "HTTP", certificateArn: "c" }, { protocol: "HTTP" }],
  [rule, "priority", { priority: 50_001 }, { priority: 50_000 }],
  [rule, "priority", { priority: 0 }, { priority: 1 }],
  [rule, "conditions", { conditions: [] }, { conditions: [path("/a")] }],
  [
    rule,
    "conditions",
    {
      conditions: [path("/a", "/b", "/c"), { httpHeader: { httpHeaderName: "x", values: ["1", "2", "3"] } }],
    },
    { conditions: [path("/a", "/b", "/c"), { httpHeader: { httpHeaderName: "x", values: ["1", "2"] } }] },
  ],
  [
    discovery,
    "dnsConfig.routingPolicy",
    { dnsConfig: { routingPolicy: "SIMPLE" } },
    { dnsConfig: { routingPolicy: "MULTIVALUE" } },
  ],
  [
    discovery,
    "dnsConfig.dnsRecords[].type",
    { dnsConfig: { dnsRecords: [{ type: "TXT" }] } },
    { dnsConfig: { dnsRecords: [{ type: "A" }] } },
  ],
  [
    discovery,
    "dnsConfig.dnsRecords[].ttl",
    { dnsConfig: { dnsRecords: [{ ttl: -1 }] } },
    { dnsConfig: { dnsRecords: [{ ttl: 10 }] } },
  ],
  [group, "healthCheckType", { healthCheckType: "ALB" }, { healthCheckType: "ELB" }],
  [
    group,
    "instanceRefresh.strategy",
    { instanceRefresh: { strategy: "rolling" } },
    { instanceRefresh: { strategy: "Rolling" } },
  ],
  [
    group,
    "instanceRefresh.preferences.minHealthyPercentage",
    { instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 101 } } },
    { instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 0 } } },
  ],
  [group, "name", { name: "a:b" }, { name: "a-b" }],
  [template, "name", { name: "a b c" }, { name: "a-b-c" }],
  [
    template,
    "imageId",
    { imageId: "latest" },
    { imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/x" },
  ],
  [
    template,
    "metadataOptions.httpTokens",
    { metadataOptions: { httpTokens: "on" } },
    { metadataOptions: { httpTokens: "required" } },
  ],
  [
    template,
    "metadataOptions.httpPutResponseHopLimit",
    { metadataOptions: { httpPutResponseHopLimit: 0 } },
    { metadataOptions: { httpPutResponseHopLimit: 1 } },
  ],
  [
    template,
    "userData",
    { userData: Buffer.alloc(16_385).toString("base64") },
    { userData: Buffer.alloc(16_384).toString("base64") },
  ],
  [authority, "type", { type: "root" }, { type: "ROOT" }],
  [authority, "usageMode", { usageMode: "SHORT" }, { usageMode: "SHORT_LIVED_CERTIFICATE" }],
  [
    authority,
    "permanentDeletionTimeInDays",
    { permanentDeletionTimeInDays: 6 },
    { permanentDeletionTimeInDays: 7 },
  ],
  [
    authority,
    "certificateAuthorityConfiguration",
    { certificateAuthorityConfiguration: { ...ec, signingAlgorithm: "SHA256WITHRSA" } },
    { certificateAuthorityConfiguration: { ...ec, signingAlgorithm: "SHA256WITHECDSA" } },
  ],
  [
    issued,
    "validity.type",
    { validity: { type: "WEEKS", value: "1" } },
    { validity: { type: "YEARS", value: "1" } },
  ],
  [
    issued,
    "templateArn",
    { templateArn: "RootCACertificate/V1" },
    { templateArn: "arn:aws:acm-pca:::template/RootCACertificate/V1" },
  ],
];

describe("stand-in forms of load balancing, hosts, discovery and the private authority", () =>
  testFormValues(values));

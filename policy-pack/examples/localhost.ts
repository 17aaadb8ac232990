import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { resource } from "./orphans";

const task = (...containers: readonly object[]): Fixture =>
  resource("ecs/taskDefinition", "backend", {
    family: "tradai-backend-api-prod",
    containerDefinitions: JSON.stringify(containers),
  });
const exporter = { name: "backend", environment: [{ name: "OTLP", value: "http://localhost:4317" }] };
const tracking = (address: string): Fixture =>
  resource("lambda/function", "backtest", { environment: { variables: { MLFLOW_TRACKING_URI: address } } });
const started = (property: string, short = "ec2/launchTemplate"): Fixture =>
  resource(short, "host", {
    [property]: Buffer.from("#!/bin/sh\ncurl http://localhost:5000\n").toString("base64"),
  });
const cors = resource(
  "s3/bucketCorsConfiguration",
  "cors",
  { corsRules: [{ allowedOrigins: ["http://localhost:3000"], allowedMethods: ["GET"] }] },
  { bucket: ["results"] },
);
const results = resource("s3/bucket", "results", { bucket: "tradai-results-dev" });

export const elsewhere: readonly Example[] = [
  {
    title: "A health check and a sidecar",
    resources: [
      task(
        { ...exporter, healthCheck: { command: ["CMD", "curl", "http://localhost:8000/health"] } },
        { name: "collector" },
      ),
    ],
  },
  {
    title: "A description, which nothing follows",
    resources: [resource("kms/key", "data", { description: "not for what runs on localhost" })],
  },
  {
    title: "A developer's origin in dev",
    environment: "dev",
    resources: [
      results,
      cors,
      resource("lb/listener", "listener", {
        routingHttpResponseAccessControlAllowOriginHeaderValue: "http://localhost:3000",
      }),
    ],
  },
  {
    title: "A developer's sign-in, which another rule decides",
    resources: [
      resource("cognito/userPoolClient", "client", {
        callbackUrls: ["http://localhost:3000/signed-in"],
        logoutUrls: ["http://localhost:3000/signed-out"],
        defaultRedirectUri: "http://localhost:3000/signed-in",
      }),
    ],
  },
  {
    title: "What a component is asked for, of which its children say what becomes of it",
    resources: [{ type: "tradai:aws:Service", name: "service", inputs: { url: "http://localhost:5000" } }],
  },
  { title: "A host whose name only begins like it", resources: [tracking("localhost.example.com")] },
  {
    title: "Hosts whose names only look like it",
    resources: [
      "mylocalhost",
      "localhost.example.com",
      "mylocalhost.localdomain",
      "localhost.localdomain.example.com",
      "my-ip6-localhost",
      "ip6-localhost.example.com",
      "myhost.docker.internal",
      "host.docker.internal.example.com",
      "10.127.0.1",
      "10.0.0.0",
      "0.0.0.0.example.com",
    ].map((host) => ({ ...tracking(`http://${host}:5000`), name: `backtest-${host}` })),
  },
  { title: "A template of an address, which is none yet", resources: [tracking("http://[host]:5000")] },
  {
    title: "An address that AWS gives",
    resources: [
      resource("s3/bucket", "results", { bucket: "tradai-results-prod" }),
      resource(
        "lambda/function",
        "backtest",
        { environment: { variables: { RESULTS: UNKNOWN } } },
        { environment: ["results"] },
      ),
    ],
  },
];

const named = (title: string, subject: Fixture, says: string): ViolatingExample => ({
  title,
  resources: [subject],
  resource: subject.name,
  says,
});

export const local: readonly ViolatingExample[] = [
  ...[
    "http://127.1:5000",
    "http://0.0.0.0:5000",
    "http://mlflow.localhost",
    "http://2130706433",
    "http://localhost.localdomain:5000",
    "http://ip6-localhost:5000",
    "http://ip6-loopback:5000",
    "http://[::]:5000",
    "http://[::ffff:7f00:1]:5000",
  ].map((url) => named(`A tracking server at ${url}`, tracking(url), url)),
  ...["127.0.0.1", "127.100.100.253", "[::1]", "host.docker.internal"].map((host) =>
    named(`A tracking server at ${host}, without scheme`, tracking(`${host}:5000`), `names ${host}`),
  ),
  named("A host that asks itself as soon as it starts", started("userData"), "`userData` names localhost"),
  named(
    "A machine that asks itself as soon as it starts",
    started("userDataBase64", "ec2/instance"),
    "`userDataBase64` names localhost",
  ),
  named(
    "A tracking server on localhost",
    tracking("http://localhost:5000"),
    "MLFLOW_TRACKING_URI` names localhost",
  ),
  named("A sidecar's address without sidecar", task(exporter), "names localhost"),
  named(
    "A command beside a sidecar that asks neither",
    task({ name: "backend", command: ["serve", "--tracking=http://localhost:5000"] }, { name: "collector" }),
    "names localhost",
  ),
  named(
    "A record of another provider",
    { type: "cloudflare:index/dnsRecord:DnsRecord", name: "record", inputs: { content: "localhost" } },
    "`content` names localhost",
  ),
  {
    title: "A provider that talks to an emulator",
    resources: [
      {
        type: "pulumi:providers:aws",
        name: "default",
        inputs: { endpoints: '[{"s3":"http://127.0.0.1:4566"}]' },
      },
    ],
    resource: "default",
    says: "127.0.0.1",
  },
  { ...named("A developer's origin in prod", cors, "names localhost"), resources: [results, cors] },
  {
    ...named("A tracking server on localhost in dev", tracking("http://localhost:5000"), "names localhost"),
    environment: "dev",
  },
];

export const unknown: readonly UndecidedExample[] = [
  {
    title: "A list of origins of which nothing tells one",
    resources: [
      results,
      {
        ...cors,
        inputs: { corsRules: [{ allowedOrigins: ["https://tradai.io", UNKNOWN], allowedMethods: ["GET"] }] },
      },
    ],
    resource: "cors",
    says: "`corsRules` is known only after the update",
  },
  {
    title: "An address that nothing tells yet",
    resources: [tracking("http://mlflow:5000")].map((each) => ({
      ...each,
      inputs: { environment: { variables: { MLFLOW_TRACKING_URI: UNKNOWN } }, role: UNKNOWN },
    })),
    resource: "backtest",
    says: "`environment, role` is known only after the update",
  },
];

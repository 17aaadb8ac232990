import assert from "node:assert/strict";
import { bucketsOfAws, gatewayServices, interfaceServices } from "../../facts/foundation";
import type { Settings } from "../../../shared/config";
import { only } from "../support/mocks";
import { allowing, list, statementsOf } from "./documents";
import type { Statement } from "./documents";
import { logicalName } from "./aws";
import { buildFoundation, describeFoundationLayer } from "./layer";
import type { Declared } from "./layer";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const serviceName = (id: string): string => `com.amazonaws.eu-central-1.${id}`;

const boundTo = (account: string, { Condition }: Statement): boolean =>
  Condition?.StringEquals?.["aws:PrincipalAccount"] === account;

describeFoundationLayer("endpoints", ({ environment, facts, ofType, registered }) => {
  const endpoint = (id: string): Declared =>
    only(registered(), endpointType, "serviceName", serviceName(id)) as Declared;

  it("lacks the endpoint of a service that is used, or pays for one that is not", () => {
    assert.deepEqual(
      ofType(endpointType)
        .map(({ inputs }) => inputs.serviceName)
        .sort(),
      [...gatewayServices, ...interfaceServices].map(serviceName).sort(),
    );
  });

  for (const id of gatewayServices) {
    it(`leaves a route table with a way out without the ${id} gateway, or opens it to the database tier`, () => {
      const { inputs } = endpoint(id);
      assert.equal(inputs.vpcEndpointType, "Gateway");
      assert.deepEqual((inputs.routeTableIds as string[]).map(logicalName).sort(), [
        "routes-private-a",
        "routes-private-b",
        "routes-public",
      ]);
    });
  }

  it("cannot be reached in a zone, under AWS's own name, or through its group", () => {
    for (const { inputs, name } of interfaceServices.map(endpoint)) {
      assert.equal(inputs.vpcEndpointType, "Interface", name);
      assert.equal(inputs.privateDnsEnabled, true, name);
      assert.deepEqual((inputs.subnetIds as string[]).map(logicalName), [
        "subnet-private-a",
        "subnet-private-b",
      ]);
      assert.deepEqual((inputs.securityGroupIds as string[]).map(logicalName), ["security-group-endpoints"]);
    }
  });

  it("lets credentials of another account carry data out", () => {
    for (const resource of ofType(endpointType)) {
      const allowed = statementsOf(resource).filter(({ Effect }) => Effect === "Allow");
      assert.ok(allowed.length > 0, resource.name);
      for (const statement of allowed.filter((candidate) => !boundTo(facts.account, candidate))) {
        // The one exception is read-only, and of AWS's own buckets.
        assert.equal(resource.name, "endpoint-s3");
        assert.deepEqual(list(statement.Action), ["s3:GetObject"]);
        for (const arn of list(statement.Resource)) assert.doesNotMatch(arn, /tradai|^\*$|:::\*/);
      }
    }
  });

  it("allows every action of a service, or reaches another environment's resources", () => {
    for (const resource of ofType(endpointType)) {
      for (const { Action, Resource } of statementsOf(resource)) {
        for (const action of list(Action)) assert.doesNotMatch(action, /\*/, resource.name);
        for (const arn of list(Resource)) {
          const others = ["dev", "staging", "prod"].filter((other) => other !== environment);
          for (const other of others) assert.doesNotMatch(arn, new RegExp(`[-/]${other}\\b(?!-eu)`));
          if (arn.includes(":tradai") || arn.includes("/tradai")) assert.match(arn, new RegExp(environment));
        }
      }
    }
  });

  for (const bucket of bucketsOfAws) {
    it(`keeps ${bucket} from whoever pulls an image or installs a package`, () => {
      const open = statementsOf(endpoint("s3")).filter(({ Condition }) => Condition === undefined);
      const readable = open
        .filter(({ Effect, Action }) => Effect === "Allow" && list(Action).includes("s3:GetObject"))
        .flatMap(({ Resource }) => list(Resource));
      assert.ok(readable.includes(`arn:aws:s3:::${bucket}/*`));
    });
  }

  it("keeps a data bucket from its readers, or lets the logs bucket be read", () => {
    const own = statementsOf(endpoint("s3")).filter((statement) => boundTo(facts.account, statement));
    const written = own.filter(({ Action }) => list(Action).includes("s3:PutObject"));
    assert.deepEqual(
      written.flatMap(({ Resource }) => list(Resource)).sort(),
      ["arcticdb", "configs", "mlflow", "results"].map(
        (bucket) => `arn:aws:s3:::tradai-${bucket}-${environment}/*`,
      ),
    );
  });

  it("lets a whole table be scanned, or leaves a table out", () => {
    const statements = statementsOf(endpoint("dynamodb"));
    assert.ok(!statements.flatMap(({ Action }) => list(Action)).includes("dynamodb:Scan"));
    assert.equal(list(allowing(statements, "dynamodb:PutItem").Resource).length, 12);
  });

  it("lets the master secret or the secrets of others be read through it", () => {
    const read = allowing(statementsOf(endpoint("secretsmanager")), "secretsmanager:GetSecretValue");
    assert.deepEqual(list(read.Resource).sort(), [
      `arn:aws:secretsmanager:eu-central-1:${facts.account}:secret:rds!db-*`,
      `arn:aws:secretsmanager:eu-central-1:${facts.account}:secret:tradai/${environment}/*`,
    ]);
  });
});

describe("foundation layer: endpoints switched off", () => {
  it("leaves their group or a rule that names it behind", async function () {
    this.timeout(180_000);
    const off = (settings: Settings): Settings => ({
      ...settings,
      network: { ...settings.network, interfaceEndpoints: false },
    });
    const { registered } = await buildFoundation("dev", off);
    const services = registered
      .filter(({ type }) => type === endpointType)
      .map(({ inputs }) => inputs.serviceName);
    assert.deepEqual(services.sort(), gatewayServices.map(serviceName).sort());
    assert.deepEqual(
      registered.filter(({ name }) => /(?:^|-)endpoints(?:-|$)/.test(name)).map(({ name }) => name),
      [],
    );
    assert.ok(registered.some(({ name }) => name === "egress-functions-to-internet-443"));
  });
});

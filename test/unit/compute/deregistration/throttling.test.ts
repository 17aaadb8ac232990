import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ListServicesCommand, ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import { autoScaling, serviceDiscovery, sns } from "../../../../compute/deregistration/clients";

describe("deregistration: throttling", () => {
  let server: Server;
  let asked: number;

  beforeEach((done) => {
    asked = 0;
    server = createServer((_, response) => {
      asked += 1;
      response.setHeader("content-type", "application/x-amz-json-1.1");
      if (asked <= 2) {
        response.writeHead(400, { "x-amzn-errortype": "RequestLimitExceeded" }).end("{}");
      } else {
        response.end(JSON.stringify({ Services: [] }));
      }
    }).listen(0, "127.0.0.1", done);
  });
  afterEach((done) => {
    server.close(done);
  });

  it("gives up when Cloud Map asks for patience", async () => {
    const { port } = server.address() as AddressInfo;
    // The function's own settings, at an address of this machine and with keys that are none.
    const { maxAttempts, retryMode, requestHandler } = serviceDiscovery.config;
    const client = new ServiceDiscoveryClient({
      maxAttempts,
      retryMode,
      requestHandler,
      region: "eu-central-1",
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: "none", secretAccessKey: "none" },
    });
    const { Services } = await client.send(new ListServicesCommand({}));
    assert.deepEqual(Services, []);
    assert.equal(asked, 3);
  });

  for (const [name, client] of Object.entries({ autoScaling, serviceDiscovery, sns })) {
    it(`gives up earlier than after five attempts, or retries without end: ${name}`, async () => {
      assert.equal(await client.config.maxAttempts(), 5);
    });
  }
});

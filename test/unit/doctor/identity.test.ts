import assert from "node:assert/strict";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { Aws } from "../../../tools/doctor/aws";
import { callerIn } from "../../../tools/doctor/identity";
import { awsError, World } from "./world";

describe("whom npm run doctor asks as", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const caller = (): Promise<string> => callerIn(new Aws("eu-central-1"), world.settings);

  it("is turned away in its own account", async () => {
    assert.equal(await caller(), "arn:aws:iam::600802701449:user/op");
  });

  for (const { title, answer, says } of [
    {
      title: "goes on in another account, of which every answer would be right and mean nothing",
      answer: { Account: "111122223333" },
      says: /^the credentials are of the account 111122223333; the environment's is 600802701449: sign in/,
    },
    { title: "goes on in no account", answer: {}, says: /^the credentials are of the account unknown/ },
  ]) {
    it(title, async () => {
      world.sts.on(GetCallerIdentityCommand).resolves(answer);
      await assert.rejects(caller(), { name: "UserError", message: says });
    });
  }

  for (const { name, says } of [
    { name: "CredentialsProviderError", says: /^no AWS credentials: sign in/ },
    { name: "ExpiredToken", says: /^AWS does not accept the credentials: sign in again \(ExpiredToken/ },
    { name: "InvalidClientTokenId", says: /^AWS does not accept the credentials/ },
    { name: "Throttling", says: /^AWS takes no more calls for now/ },
  ]) {
    it(`shows a stack trace at ${name}`, async () => {
      world.sts.on(GetCallerIdentityCommand).rejects(awsError(name, name === "Throttling" ? 400 : 403));
      await assert.rejects(caller(), { name: "UserError", message: says });
    });
  }

  it("has a mistake of its own told as one of AWS", async () => {
    world.sts.on(GetCallerIdentityCommand).rejects(new TypeError("x is undefined"));
    await assert.rejects(caller(), { name: "TypeError" });
  });
});

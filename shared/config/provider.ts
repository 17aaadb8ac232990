import { z } from "zod";
import { environments } from "../naming";
import { facts } from "./facts";
import { accountNumber, regionName } from "./fields";

const taggingPage = "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html";

const tagValue = z
  .string()
  .max(256)
  .regex(/^[\p{L}\p{N} _.:/=+@-]*$/u);

const defaultTags = z
  .object({
    project: z.literal("tradai").register(facts, {
      purpose: "tag that names the system",
      allowed: "tradai",
      source: "decisions 1",
    }),
    env: z.enum(environments).register(facts, {
      purpose: "tag that names the environment",
      allowed: "the environment of this file",
      source: "decisions 1",
    }),
    owner: tagValue.min(1).register(facts, {
      purpose: "tag that names the team to ask",
      allowed: `1 to 256 letters, digits, spaces and _ . : / = + @ -`,
      source: `decisions 1, ${taggingPage}`,
    }),
    "managed-by": z.literal("pulumi").register(facts, {
      purpose: "tag that names the tool that changes the resource",
      allowed: "pulumi",
      source: "decisions 1",
    }),
  })
  .catchall(tagValue);

/** The settings of the AWS provider that `Pulumi.<env>.yaml` may hold, with their whole keys. */
export const providerSchema = z.strictObject({
  "aws:region": regionName().register(facts, {
    purpose: "region in which the AWS provider works",
    allowed: "the value of tradai:region",
    source: "decisions 1, ORION-14",
  }),
  "aws:allowedAccountIds": z.array(accountNumber()).min(1).register(facts, {
    purpose: "accounts in which the AWS provider agrees to work",
    allowed: "a list of the value of tradai:account alone",
    source: "decisions 1, ORION-14",
  }),
  "aws:defaultTags": z
    .strictObject({
      tags: defaultTags.register(facts, {
        purpose: "tags of every resource",
        allowed:
          "project, env, owner, managed-by and tags of your own; layer and Name are set by the program",
        source: `decisions 1, ${taggingPage}`,
      }),
    })
    .register(facts, { purpose: "tags of every resource", allowed: "tags", source: "decisions 1" }),
  "aws:profile": z.string().min(1).optional().register(facts, {
    purpose: "profile of the AWS command line whose credentials are used",
    allowed: "the name of a profile; absent: the credentials of the surroundings",
    source: "architecture 1.0",
  }),
});

export type ProviderSettings = z.infer<typeof providerSchema>;

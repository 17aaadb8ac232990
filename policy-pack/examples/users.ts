import type { Fixture } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;

export const policyArn = "arn:aws:iam::600802701449:policy/tradai-read-prod";

/** Something that gives a user a way in. */
export function held(type: string, inputs: Inputs): Fixture {
  return { type, name: "way-in", inputs };
}

/** One resource that attaches a policy to many. */
export function attachment(inputs: Inputs): Fixture {
  return held("aws:iam/policyAttachment:PolicyAttachment", {
    name: "tradai-read-prod",
    policyArn,
    ...inputs,
  });
}

import type { Fixture, ViolatingExample } from "../rule";

/** A program of which a rule accuses one resource, by its logical name, of what the message says. */
export const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, resources, resource, says });

/** As `wrong`, with the resources one by one. */
export const wrongWith = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => wrong(title, resource, says, resources);

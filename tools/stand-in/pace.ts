/**
 * What AWS looks for without being given its id: others rest on these, and a program easily forgets to say so.
 * The pairs are those of `rules/needs.ts` and `rules/special/`.
 */
const lateTypes: ReadonlySet<string> = new Set([
  "aws:apigateway/account:Account",
  // It takes what is there, and tells nobody of what is not.
  "aws:apigateway/deployment:Deployment",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  "aws:cognito/resourceServer:ResourceServer",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:iam/instanceProfile:InstanceProfile",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:kms/keyPolicy:KeyPolicy",
  "aws:lb/listener:Listener",
  "aws:lb/listenerRule:ListenerRule",
  "aws:route53/record:Record",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketVersioning:BucketVersioning",
]);

/**
 * Lets a forgotten dependency fail in the `up` itself, as it does at AWS on an unlucky day. The engine creates at
 * once whatever has no open dependency, so that a trail and its bucket's policy would come in the order in which
 * their requests happen to arrive. These types therefore wait until the engine has asked nothing else for a
 * while: whoever depends on them waits in the engine, and whoever should have depended on them is refused. The
 * same in deletions: a role whose policy is deleted without order meets the policy still there.
 *
 * Two of them that one resource rests on are released together, so that the stated one hides the forgotten one.
 * `unstatedDependencies` finds those, too.
 */
export class Pace {
  private readonly waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** @param quiet for so many milliseconds nothing must have been heard of the engine before a turn comes. */
  constructor(private readonly quiet = 80) {}

  /** A request has come in, or an answer has gone out. */
  heard(): void {
    if (this.waiting.length > 0) this.restart();
  }

  /** Resolves when a resource of this type may be created or deleted. */
  async turn(type: string): Promise<void> {
    if (!lateTypes.has(type)) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      this.restart();
    });
  }

  private restart(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const release of this.waiting.splice(0)) release();
    }, this.quiet);
  }
}

/** What a registry lets push for some hours. The password is never shown and never an argument. */
export interface RegistryLogin {
  /** Host of the registry: `111122223333.dkr.ecr.us-east-1.amazonaws.com`. */
  readonly server: string;
  readonly username: string;
  readonly password: string;
}

/** Images of one region. */
export interface ImageRegistry {
  /** What images of the repository are named by; undefined when there is no such repository. */
  repositoryUri(repository: string): Promise<string | undefined>;
  login(): Promise<RegistryLogin>;
  /** `sha256:…` of what the region has under a tag; undefined when it has nothing. */
  digest(repository: string, tag: string): Promise<string | undefined>;
}

export interface ImageBuild {
  /** Folder with a `Dockerfile` and all that it copies. */
  readonly context: string;
  readonly platform: string;
  readonly buildArguments: Readonly<Record<string, string>>;
  /** Names that the image gets, each with a tag. */
  readonly images: readonly string[];
}

/** Docker, or what can be told the same. */
export interface ContainerBuilder {
  readonly name: string;
  build(build: ImageBuild): Promise<void>;
  logIn(login: RegistryLogin): Promise<void>;
  push(image: string, platform: string): Promise<void>;
  /** Takes a login back. Never fails: what is left behind ends by itself. */
  logOut(server: string): Promise<void>;
}

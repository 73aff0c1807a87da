import { join } from 'node:path';
import { PostgresServer } from '../postgres/server';
import { ownedFolder } from '../tools/owned-folder';
import { type AwsStandIn, startAwsStandIn } from './aws-stand-in';
import { bundlePrograms, SERVICE_SOURCE } from './bundle-programs';
import { ServiceProcess } from './service-process';

/** One payment service with a database and a stand-in of AWS for itself. */
export interface LocalService {
  readonly process: ServiceProcess;
  readonly database: PostgresServer;
  readonly logFile: string;
  /** The log stays. */
  keepLog(): void;
  stop(): Promise<void>;
}

/**
 * @param purpose - what the name of its folder begins with
 * @throws Error when it isn't ready within a minute; its log stays then
 */
export async function startLocalService(purpose: string): Promise<LocalService> {
  const folder = ownedFolder(purpose);
  const programs = await bundlePrograms({ service: SERVICE_SOURCE });
  const database = await PostgresServer.start();
  const aws: AwsStandIn = await startAwsStandIn({ onObject: () => undefined });
  const logFile = join(folder.path, 'service.log');
  const process = await ServiceProcess.start({
    program: programs.path('service'),
    databasePort: database.port,
    awsUrl: aws.url,
    logFile,
  });
  let isLogKept = false;
  const keepLog = () => {
    isLogKept = true;
    folder.keep();
  };
  const stop = async () => {
    await process.kill();
    aws.stop();
    await database.stop();
    programs.remove();
    if (!isLogKept) folder.remove();
  };
  try {
    await process.untilReady();
  } catch (error) {
    keepLog();
    await stop();
    throw error;
  }
  return { process, database, logFile, keepLog, stop };
}

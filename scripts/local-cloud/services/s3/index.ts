import type { Service } from '../../service';
import {
  deleteBucket,
  deleteBucketReplication,
  getBucketVersioning,
  headBucket,
} from './bucket-operations';
import { deleteObject, deleteObjects } from './delete-objects';
import { getObject, headObject } from './get-object';
import { listObjectsV2, listObjectVersions } from './list-objects';
import { putObject } from './put-object';

export const s3: Service = {
  DeleteBucket: deleteBucket,
  DeleteBucketReplication: deleteBucketReplication,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetBucketVersioning: getBucketVersioning,
  GetObject: getObject,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListObjectsV2: listObjectsV2,
  ListObjectVersions: listObjectVersions,
  PutObject: putObject,
};

import { describe, expect, it } from 'vitest';
import { memoryInquiryLog } from '../../src/inquiries/index.js';
import { inquiryLogContract } from '../contract/inquiry-log.contract.js';

inquiryLogContract('memoryInquiryLog', memoryInquiryLog);

describe('memoryInquiryLog', () => {
  it('needs no settings', async () => {
    expect(await memoryInquiryLog().list()).toEqual([]);
  });
});

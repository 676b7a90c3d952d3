import { describe, expect, it } from 'vitest';
import { passageTopic } from './passage-topic.ts';

describe('the topic of a passage', () => {
  const complaints = '受理消费者投诉举报2310件，消费维权站增至18个。';

  it('is its section’s in a 提要, and its own in an original', () => {
    expect(passageTopic(complaints, 'civic', 'digest')).toBe('civic');
    expect(passageTopic(complaints, 'civic', 'original')).toBe('consumer');
  });

  it('is its section’s where its words say too little', () => {
    expect(passageTopic('各项任务如期完成。', 'equip', 'original')).toBe('equip');
    expect(passageTopic('各项任务如期完成。', null, 'digest')).toBeNull();
  });

  it('is none for a signature or the words under a picture', () => {
    expect(passageTopic('县市场监管局党委书记、局长 李清源', 'team', 'original')).toBeNull();
    expect(passageTopic('执法人员检查学校食堂', 'food', 'original')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { TopicId } from '../contract/model.ts';
import { classifyTopic } from './classify-topic.ts';

const SENTENCES: readonly (readonly [TopicId, string])[] = [
  ['market', '全年新登记市场主体4210户，年末在册市场主体超过三万户。'],
  ['reform', '证照分离改革全面铺开，行政审批事项平均办理时限缩短一半。'],
  ['relief', '该局落实惠企减负政策，为小微企业减免费用，银企对接会促成贷款。'],
  ['credit', '双随机抽查覆盖各行业，列入经营异常名录的企业完成信用修复。'],
  ['enforce', '铁拳行动立案查处违法案件86件，罚没款合计120万元，3件移送公安。'],
  ['consumer', '12315平台受理投诉举报，为消费者挽回损失，无理由退货单位增多。'],
  ['food', '校园食堂和小作坊的食品安全得到保障，餐饮单位公开后厨画面。'],
  ['drug', '药品不良反应监测报告上升，医疗器械经营企业接受检查。'],
  ['equip', '老旧电梯更新，锅炉与压力容器隐患限期整改。'],
  ['product', '产品质量监督抽查发现不合格产品，电动自行车成为重点。'],
  ['quality', '三家企业获市长质量奖，团体标准发布，检验检测机构通过认证认可评审。'],
  ['ip', '商标注册量上升，专利质押融资再创新高。'],
  ['civic', '民生实事项目农贸市场改造完工，阳光厨房上线。'],
  ['epidemic', '疫情期间防疫物资紧张，口罩企业转产，复工复产有序。'],
  ['team', '党支部开展主题教育，干部队伍参加业务培训。'],
  ['honor', '工作获市领导批示肯定，全省现场会上作经验交流，媒体报道多次。'],
  ['platform', '平台经济健康发展，直播电商规范引导，网络交易监测常态化。'],
];

describe('classifyTopic', () => {
  it.each(SENTENCES)('sorts a sentence about %s', (topic, sentence) => {
    expect(classifyTopic(sentence).topic).toBe(topic);
  });

  it('says nothing about a text without a word of the genre', () => {
    expect(classifyTopic('春风又绿江南岸。')).toEqual({ topic: null, confidence: 0 });
  });

  it('does not take 高质量发展 for quality, nor 高标准农田 for standards', () => {
    expect(classifyTopic('对标对表新要求，推动高质量发展，建成高标准农田。').topic).toBeNull();
    expect(classifyTopic('推动食品产业高质量发展。').topic).toBe('food');
  });

  it('is surer of a text about one thing than of one about two', () => {
    const one = classifyTopic('特种设备检查：电梯、锅炉、叉车。');
    const two = classifyTopic('特种设备检查：电梯、锅炉；食品安全：餐饮、学校食堂。');
    expect(one.confidence).toBeGreaterThan(two.confidence);
  });
});

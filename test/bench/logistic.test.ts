import { describe, expect, it } from 'vitest';
import { predict, regress, sigmoid } from '../../bench/logistic.js';
import { randomStream } from '../../bench/random.js';

const random = randomStream(7);
/** Draws from P(y) = sigmoid(2a - b - 0.5). */
const examples = Array.from({ length: 4000 }, () => {
  const x = [random() * 4 - 2, random() * 4 - 2] as const;
  return { x, y: random() < sigmoid(2 * x[0] - x[1] - 0.5), weight: 1 };
});

describe('regress', () => {
  it('finds the coefficients that the examples were drawn from', () => {
    const { coefficients, bias } = regress(examples, 1);
    expect(coefficients[0]).toBeCloseTo(2, 0);
    expect(coefficients[1]).toBeCloseTo(-1, 0);
    expect(bias).toBeCloseTo(-0.5, 0);
  });

  it('gives probabilities whose mean is the share that is true, however strong the penalty', () => {
    const model = regress(examples, 1e5);
    const mean = examples.reduce((sum, { x }) => sum + predict(model, x), 0) / examples.length;
    expect(mean).toBeCloseTo(examples.filter(({ y }) => y).length / examples.length, 3);
  });

  it('counts an example as often as it weighs', () => {
    const weighed = examples.map((one) => ({ ...one, weight: one.y ? 3 : 1 }));
    expect(regress(weighed, 1).bias).toBeGreaterThan(regress(examples, 1).bias + 0.5);
  });
});

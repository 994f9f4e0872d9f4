// SPDX-License-Identifier: Apache-2.0
// The expected numbers were computed with 30 digits by mpmath, a Python library of arbitrary precision.
#include "corridor/base/special_functions.h"

#include <cmath>

#include <gtest/gtest.h>

namespace corridor {
namespace {

void expect_close(double value, double expected) {
  EXPECT_NEAR(value, expected, 1e-13 * std::max(std::abs(expected), 1e-3));
}

TEST(SpecialFunctions, LogGamma) {
  expect_close(log_gamma(0.1), 2.252712651734206);
  expect_close(log_gamma(0.5), 0.57236494292470009);
  expect_close(log_gamma(1.5), -0.12078223763524522);
  expect_close(log_gamma(5.0), 3.1780538303479456);
  expect_close(log_gamma(10.5), 13.940625219403764);
  expect_close(log_gamma(100.0), 359.1342053695754);
  expect_close(log_gamma(1e5), 1051287.7089736569);
}

TEST(SpecialFunctions, Beta) {
  expect_close(beta_cdf(1.0, 5.0, 0.1), 0.40951);  // 1 - 0.9^5
  expect_close(beta_cdf(3.0, 3.0, 0.5), 0.5);
  expect_close(beta_cdf(2.2, 3.8, 0.3), 0.39802785009427165);
  expect_close(beta_cdf(4.6, 1.4, 0.9), 0.76763260422905165);
  EXPECT_NEAR(beta_cdf(4.6, 1.4, 0.001) / 3.4812085183809985e-14, 1.0, 1e-13);
  expect_close(beta_cdf(50.0, 70.0, 0.45), 0.77176100175256236);
  EXPECT_EQ(beta_cdf(2.0, 3.0, 0.0), 0.0);
  EXPECT_EQ(beta_cdf(2.0, 3.0, 1.0), 1.0);
}

TEST(SpecialFunctions, Gamma) {
  expect_close(gamma_cdf(0.5, 0.1), 0.34527915398142297);
  expect_close(gamma_cdf(1.0, 1.0), 0.63212055882855768);
  expect_close(gamma_cdf(2.5, 4.0), 0.84376437242227767);
  EXPECT_NEAR(gamma_cdf(9.0, 3.0) / 0.003802992061675957, 1.0, 1e-13);
  expect_close(gamma_cdf(100.0, 110.0), 0.84172132993991291);
  expect_close(gamma_cdf(0.05, 0.001), 0.72717922905292266);
}

TEST(SpecialFunctions, NormalQuantiles) {
  expect_close(normal_quantile(0.5), 0.0);
  expect_close(normal_quantile(0.95), 1.6448536269514727);
  expect_close(normal_quantile(0.025), -1.9599639845400542);
  expect_close(normal_quantile(0.999), 3.0902323061678135);
  expect_close(normal_quantile(1e-10), -6.3613409024040562);
  for (double p = 1e-12; p < 1.0; p = p * 1.7 + 1e-3) {
    EXPECT_NEAR(normal_cdf(normal_quantile(p)), p, 1e-15 + 2e-14 * p) << p;
  }
}

TEST(SpecialFunctions, StudentTQuantiles) {
  expect_close(student_t_quantile(1.0, 0.975), 12.706204736174698);
  expect_close(student_t_quantile(2.0, 0.975), 4.3026527297494637);
  expect_close(student_t_quantile(3.0, 0.9), 1.6377443536962101);
  expect_close(student_t_quantile(9.0, 0.975), 2.2621571627982055);
  expect_close(student_t_quantile(19.0, 0.995), 2.8609346064649799);
  expect_close(student_t_quantile(30.0, 0.6), 0.25560536495190909);
  expect_close(student_t_quantile(999.0, 0.975), 1.9623414611334487);
  EXPECT_EQ(student_t_quantile(7.0, 0.5), 0.0);
  expect_close(student_t_quantile(9.0, 0.025), -2.2621571627982055);
}

TEST(SpecialFunctions, QuantilesInvertTheirProbabilities) {
  for (const double p : {1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.77, 0.95, 0.9999, 1.0 - 1e-9}) {
    for (double a = 1.0; a <= 5.0; a += 0.25) {
      EXPECT_NEAR(beta_cdf(a, 6.0 - a, beta_quantile(a, 6.0 - a, p)), p, 1e-15 + 1e-13 * p) << a << ' ' << p;
    }
    EXPECT_NEAR(beta_cdf(40.0, 300.0, beta_quantile(40.0, 300.0, p)), p, 1e-15 + 1e-12 * p) << p;
    for (const double a : {0.05, 0.3, 0.9, 1.0, 1.7, 4.0, 30.0, 1000.0}) {
      EXPECT_NEAR(gamma_cdf(a, gamma_quantile(a, p)), p, 1e-15 + 4e-12 * p) << a << ' ' << p;
    }
  }
}

}  // namespace
}  // namespace corridor

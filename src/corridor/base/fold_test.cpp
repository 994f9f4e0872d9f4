// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/fold.h"

#include <string>

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Fold, OneNameHasOneForm) {
  for (const char* name : {"Xi'an", "xian", "XI AN", "Xi’an", "Xi‑an", "Xīʼān", "Xi\u00A0An", "ＸＩＡＮ"}) {
    EXPECT_EQ(fold(name), "xian") << name;
  }
  EXPECT_EQ(fold("Małaszewicze"), "malaszewicze");
  EXPECT_EQ(fold("MAŁASZEWICZE"), "malaszewicze");
  EXPECT_EQ(fold("İstanbul"), "istanbul");
  EXPECT_EQ(fold("Bakı"), "baki");
  EXPECT_EQ(fold("Ələt"), "alat");
  EXPECT_EQ(fold("Çerkezköy"), "cerkezkoy");
  EXPECT_EQ(fold("Gießen"), fold("GIESSEN"));
  EXPECT_EQ(fold("Ålborg"), "alborg");
  EXPECT_EQ(fold("Tromsø"), "tromso");
  EXPECT_EQ(fold("Constanța"), "constanta");
  EXPECT_EQ(fold("Dobra nad Ondavou"), "dobranadondavou");
  EXPECT_EQ(fold("St. Petersburg"), "stpetersburg");
}

TEST(Fold, EveryScriptFoldsItsCase) {
  EXPECT_EQ(fold("БАКУ"), fold("Баку"));
  EXPECT_EQ(fold("Алматы"), "алматы");
  EXPECT_EQ(fold("Орёл"), fold("ОРЕЛ"));
  EXPECT_EQ(fold("Πειραιάς"), fold("ΠΕΙΡΑΙΑΣ"));
  EXPECT_EQ(fold("თბილისი"), "თბილისი");
  EXPECT_EQ(fold("西安"), "西安");
  EXPECT_NE(fold("西安"), fold("安西"));
}

TEST(Fold, FoldingTwiceChangesNothing) {
  for (const char* name :
       {"Xi'an", "Ələt", "Małaszewicze", "Орёл", "西安", "ﬁ Ⅻ ①", "Straße", "부산", "がぎ"}) {
    EXPECT_EQ(fold(fold(name)), fold(name)) << name;
  }
}

TEST(Fold, TakesAnyBytes) {
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold(" - "), "");
  EXPECT_EQ(fold("A\xFF\x42"), "a\xFF\x62");
  EXPECT_EQ(fold(std::string("A\0B", 3)), std::string("a\0b", 3));
}

}  // namespace
}  // namespace corridor

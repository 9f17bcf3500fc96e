#include "harness/evidence/md5_set.h"

#include <set>

#include "fakes/sqs/messages/digest.h"
#include "tests/support/catch.h"

using evidence::Md5Set;

TEST_CASE("Md5Set: what is in it, each once", "[evidence][md5]") {
  Md5Set set;
  const std::string zeros(32, '0');
  CHECK_FALSE(set.contains(sqs::md5("a")));
  CHECK_FALSE(set.contains(zeros));
  CHECK(set.insert(sqs::md5("a")));
  CHECK_FALSE(set.insert(sqs::md5("a")));
  CHECK(set.insert(zeros));
  CHECK_FALSE(set.insert(zeros));
  CHECK(set.contains(zeros));
  CHECK(set.size() == 2);
  for (const char* const none :
       {"", "abc", "5D41402ABC4B2A76B9719D911017C592", "5d41402abc4b2a76b9719d911017c59g"}) {
    CHECK_FALSE(set.insert(none));
    CHECK_FALSE(set.contains(none));
  }
  CHECK(set.size() == 2);
}

TEST_CASE("Md5Set: many, and the first of those that another lacks", "[evidence][md5]") {
  Md5Set set;
  Md5Set others;
  std::set<std::string> missing;
  for (int i = 0; i < 20'000; ++i) {
    const std::string md5 = sqs::md5(std::to_string(i));
    set.insert(md5);
    if (i % 3 == 0) {
      others.insert(md5);
    } else {
      missing.insert(md5);
    }
  }
  CHECK(set.size() == 20'000);
  CHECK(set.contains(sqs::md5("19999")));
  CHECK_FALSE(set.contains(sqs::md5("20000")));
  const std::vector<std::string> all = set.without(others, 20'000);
  CHECK(std::set<std::string>(all.begin(), all.end()) == missing);
  const std::vector<std::string> first = set.without(others, 5);
  CHECK(first == std::vector<std::string>(missing.begin(), std::next(missing.begin(), 5)));
}

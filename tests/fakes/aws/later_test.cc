#include "fakes/aws/later.h"

#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;

namespace {

struct LaterStage : private tests::Folder, tests::Stage {
  int done = 0;
  LaterStage() : tests::Stage(path("store")) {}

  void postpone() {
    environment.store.begin();
    aws::later(environment, 5s, "a toy", [this] {
      environment.store.begin();
      ++done;
    });
  }
  void undo_turn() {
    store.fail("no space left");
    store.roll_back();
  }
};

}  // namespace

TEST_CASE_METHOD(LaterStage, "later: at its time, once", "[aws][later]") {
  postpone();
  store.commit();
  pass(4999ms);
  CHECK(done == 0);
  pass(1ms);
  CHECK(done == 1);
  store.commit();
  pass(1h);
  CHECK(done == 1);
}

TEST_CASE_METHOD(LaterStage, "later: never, if the turn that asked for it is undone",
                 "[aws][later]") {
  postpone();
  undo_turn();
  pass(1h);
  CHECK(done == 0);
}

TEST_CASE_METHOD(LaterStage, "later: again, if the turn in which it ran is undone",
                 "[aws][later]") {
  postpone();
  store.commit();
  pass(5s);
  undo_turn();
  CHECK(done == 1);
  pass(0s);
  CHECK(done == 2);
  store.commit();
  pass(1h);
  CHECK(done == 2);
}

TEST_CASE_METHOD(LaterStage, "later: it is caused by what went on", "[aws][later]") {
  std::uint64_t cause = 0;
  const sim::CauseScope because{journal, 7};
  aws::later(environment, 1s, "a toy", [&] { cause = journal.cause(); });
  {
    const sim::CauseScope other{journal, 8};
    pass(1s);
  }
  CHECK(cause == 7);
}

TEST_CASE_METHOD(LaterStage, "later: it is among what is put off until it has run",
                 "[aws][later]") {
  const auto list = [&] {
    std::string all;
    for (const aws::PutOff& one : environment.put_off) {
      all += one.what + " in " + sim::to_text(one.due - scheduler.now()) + " ";
    }
    return all;
  };
  postpone();
  CHECK(list() == "a toy in 5s ");
  undo_turn();
  CHECK(list().empty());
  postpone();
  store.commit();
  pass(5s);
  CHECK(list().empty());
  undo_turn();
  CHECK(list() == "a toy in 0ms ");
  pass(0s);
  CHECK(list().empty());
}

// What else has come while a request was handled, so that it shares the request's turn.
#pragma once

namespace harness {

// A look costs a system call, and finds nothing for as long as clients ask one after the other.
// Then one turn in kTurnsAlone looks, until a look finds something.
class TurnCompany {
 public:
  // After so many steps the answers go out, whoever else is waiting.
  static constexpr int kMost = 64;
  static constexpr int kTurnsAlone = 8;

  // Calls `step`, which says whether there was something to do, until there is nothing; unless this
  // is a turn that does not look. Once a turn.
  template <class Step>
  void take(const Step& step) {
    if (turns_alone_ > 0 && turns_alone_++ < kTurnsAlone) return;
    int steps = 0;
    while (steps < kMost && step()) ++steps;
    turns_alone_ = steps == 0 ? 1 : 0;
  }

 private:
  int turns_alone_ = 0;  // those in a row, since a look has found nothing
};

}  // namespace harness

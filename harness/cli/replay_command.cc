#include <cstdio>
#include <stdexcept>

#include "harness/cli/commands.h"
#include "harness/exec/command.h"
#include "harness/report/text.h"
#include "harness/takes/replay.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

constexpr std::size_t kReplayEventBytes = 2000;

std::string line_of(const std::optional<sim::Event>& event, sim::Time begin) {
  return event ? event_line(*event, begin, kReplayEventBytes) : "nothing: the take ends here";
}

}  // namespace

int replay(const ReplayArguments& arguments, const Platforms& platforms) {
  const sim::RecordedTake take = sim::JournalFile::read(arguments.journal);
  const auto scenario = take.info.find("scenario");
  if (scenario != take.info.end() && scenario->second == exec::kName) {
    throw std::runtime_error(arguments.journal +
                             ": a command's take, which plays again by `backlot exec` alone");
  }
  const Replayed replayed = play_again(take, platforms);
  if (!replayed.difference) {
    sim::print(stdout, "identical, " + grouped(take.events.size()) + " events, digest " +
                           short_digest(replayed.digest) + "\n");
    return kPassed;
  }
  const Difference& difference = *replayed.difference;
  const sim::Time begin = take.events.front().time;
  sim::print(stdout, "differs at event " + std::to_string(difference.sequence) + "\n  recorded  " +
                         line_of(difference.recorded, begin) + "\n  replayed  " +
                         line_of(difference.replayed, begin) + "\n");
  return kFailed;
}

}  // namespace harness

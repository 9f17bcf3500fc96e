#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/report/text.h"
#include "harness/trace/replay.h"

namespace harness {
namespace {

constexpr std::size_t kReplayEventBytes = 2000;

std::string line_of(const std::optional<sim::Event>& event, sim::Time begin) {
  return event ? event_line(*event, begin, kReplayEventBytes) : "nothing: the take ends here";
}

}  // namespace

int replay(const ReplayArguments& arguments, const Platforms& platforms) {
  const sim::RecordedTake take = sim::JournalFile::read(arguments.journal);
  const Replayed replayed = play_again(take, platforms);
  if (!replayed.difference) {
    std::printf("identical, %s events, digest %s\n", grouped(take.events.size()).c_str(),
                short_digest(replayed.digest).c_str());
    return kPassed;
  }
  const Difference& difference = *replayed.difference;
  const sim::Time begin = take.events.front().time;
  std::printf("differs at event %llu\n  recorded  %s\n  replayed  %s\n",
              static_cast<unsigned long long>(difference.sequence),
              line_of(difference.recorded, begin).c_str(),
              line_of(difference.replayed, begin).c_str());
  return kFailed;
}

}  // namespace harness

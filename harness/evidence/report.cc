#include "harness/evidence/report.h"

#include <algorithm>

#include "harness/evidence/characters.h"
#include "sim/journal/utf8.h"

namespace evidence {
namespace {

constexpr std::size_t kMostFilesListed = 200;
constexpr std::size_t kMostBodiesListed = 50;
constexpr std::size_t kMostPassedOverListed = 50;
constexpr std::size_t kMostExampleShown = 300;  // bytes

// In a cell of a table, or in a line: no ends of lines, no bars.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string code(std::string_view text) {
  std::string out = cell(text);
  std::ranges::replace(out, '`', '\'');
  return out.empty() ? out : "`" + out + "`";
}

// The beginning of an example, in UTF-8.
std::string shown_beginning(std::string_view text) {
  const bool is_cut = text.size() > kMostExampleShown;
  if (is_cut) {
    std::size_t end = kMostExampleShown;
    while (end > 0 && is_continuation(text[end])) --end;
    text = text.substr(0, end);
  }
  return sim::as_utf8(text) + (is_cut ? "…" : "");
}

std::string signed_text(sim::Duration span) {
  return span < sim::Duration::zero() ? "-" + sim::to_text(-span) : sim::to_text(span);
}

class Writer {
 public:
  explicit Writer(const Report& report) : report_(report) {}

  std::string write() {
    summary();
    files();
    passed_over();
    sources();
    joined();
    clocks();
    bodies();
    not_understood();
    troubles();
    replaced();
    return std::move(out_);
  }

 private:
  std::string shown(std::string_view text) const {
    return report_.redaction == nullptr ? std::string(text) : report_.redaction->redacted(text);
  }
  void line(const std::string& text) { out_ += text + "\n"; }
  void heading(const std::string& text) { line("\n## " + text + "\n"); }

  void summary() {
    const ImportResult& result = report_.result;
    line("# Imported evidence\n");
    line(std::to_string(result.facts) + " facts from " + std::to_string(result.files) +
         " files; `facts.jsonl` has them, sorted by time.");
    if (result.repeated > 0) {
      line("\n" + std::to_string(result.repeated) +
           " were told again with the same id; the fact says how often (`told`).");
    }
    if (result.left_out > 0) {
      line("\n" + std::to_string(result.left_out) + " were outside of the time asked for.");
    }
  }

  void files() {
    heading("Files");
    line("| file | read as | facts |\n|---|---|---|");
    std::size_t listed = 0;
    for (const ReadOf& one : report_.files) {
      if (++listed > kMostFilesListed) break;
      line("| " + code(shown(one.file.file)) + " | " +
           (one.file.format.empty() ? "not read" : one.file.format) + " | " +
           std::to_string(one.facts) + " |");
    }
    if (report_.files.size() > kMostFilesListed) {
      line("\nand " + std::to_string(report_.files.size() - kMostFilesListed) + " more.");
    }
  }

  void passed_over() {
    if (report_.passed_over.empty()) return;
    heading("What was passed over");
    line("Name what of it is evidence, and it is read.\n");
    std::size_t listed = 0;
    for (const PassedOver& one : report_.passed_over) {
      if (++listed > kMostPassedOverListed) break;
      line("- " + code(shown(one.path)) + " " + cell(one.why));
    }
    if (report_.passed_over.size() > kMostPassedOverListed) {
      line("- and " + std::to_string(report_.passed_over.size() - kMostPassedOverListed) + " more");
    }
  }

  void sources() {
    heading("Sources");
    std::map<std::string, FactStore::Span> sources;
    for (const auto& [key, span] : report_.store.spans()) {
      const auto [found, is_new] = sources.try_emplace(key.first, span);
      if (is_new) continue;
      found->second.first = std::min(found->second.first, span.first);
      found->second.last = std::max(found->second.last, span.last);
      found->second.facts += span.facts;
    }
    line("Facts with a time, as read, by who recorded them.\n");
    line("| source | facts | first | last |\n|---|---|---|---|");
    for (const auto& [source, span] : sources) {
      line("| " + code(shown(source)) + " | " + std::to_string(span.facts) + " | " +
           sim::to_iso8601(span.first) + " | " + sim::to_iso8601(span.last) + " |");
    }
  }

  void joined() {
    heading("What belongs together");
    if (report_.joins.kinds.empty()) return line("No two facts share an id.");
    line("| by | ids that several facts share | facts | of them told by several sources |");
    line("|---|---|---|---|");
    for (const auto& [kind, joined] : report_.joins.kinds) {
      line("| " + std::string(to_text(kind)) + " | " + std::to_string(joined.ids) + " | " +
           std::to_string(joined.facts) + " | " + std::to_string(joined.sources) + " |");
    }
  }

  void clocks() {
    heading("Clocks");
    if (report_.joins.skews.empty()) {
      return line("No two sources tell of the same instant: their clocks cannot be compared.");
    }
    line(
        "By how much a source's clock is ahead of another's, from facts in which both tell of the "
        "same instant.\n");
    line("| source | ahead of | pairs | by (median) | all pairs agree on |\n|---|---|---|---|---|");
    for (const Skew& skew : report_.joins.skews) {
      const std::string range = skew.most < skew.least
                                    ? "nothing: a clock moved, or the instants differ"
                                    : signed_text(skew.least) + " to " + signed_text(skew.most);
      line("| " + code(shown(skew.source)) + " | " + code(shown(skew.reference)) + " | " +
           std::to_string(skew.pairs) + " | " + signed_text(skew.median) + " | " + range + " |");
    }
  }

  void bodies() {
    const Bodies& bodies = report_.bodies;
    if (bodies.found() == 0 && bodies.unknown() == 0) return;
    heading("Bodies of messages");
    line(std::to_string(bodies.found() - bodies.found_in_logs()) + " are in the evidence, " +
         std::to_string(bodies.found_in_logs()) +
         " were found in logs and have the MD5 that was asked for, " +
         std::to_string(bodies.unknown()) + " are known by their MD5 only.");
    if (bodies.unknown() > 0) line("");
    for (const std::string& md5 : bodies.first_unknown(kMostBodiesListed)) line("- " + code(md5));
    if (bodies.unknown() > kMostBodiesListed) {
      line("- and " + std::to_string(bodies.unknown() - kMostBodiesListed) + " more");
    }
    if (bodies.found() > bodies.known().size()) {
      line("");
      line(std::to_string(bodies.found() - bodies.known().size()) +
           " more were found than are kept: narrow the time by `--from` and `--to`.");
    }
  }

  void not_understood() {
    heading("What was not understood");
    if (report_.tally.unknown().empty()) return line("All that was read was understood.");
    line("| what | how often | first at | example |\n|---|---|---|---|");
    for (const auto& [kind, unknown] : report_.tally.unknown()) {
      line("| " + cell(shown(kind)) + " | " + std::to_string(unknown.count) + " | " +
           code(shown(to_text(unknown.place))) + " | " +
           code(shown_beginning(shown(unknown.example))) + " |");
    }
  }

  void troubles() {
    if (report_.tally.troubles().empty()) return;
    heading("What is wrong with files");
    for (const Tally::Trouble& one : report_.tally.troubles()) {
      line("- " + code(shown(to_text(one.place))) + " " + cell(shown(one.what)));
    }
    if (report_.tally.troubles_left_out() > 0) {
      line("- and " + std::to_string(report_.tally.troubles_left_out()) + " more");
    }
  }

  void replaced() {
    heading("What was replaced");
    if (report_.redaction == nullptr) return line("Nothing: redaction is off.");
    line(
        "Addresses and the names beside them, keys, tokens, account numbers, and what is called a "
        "secret, have pseudonyms, " +
        std::to_string(report_.redaction->mapping().size()) +
        " in all; what they stand for is not in this folder. MD5s of bodies are those of the "
        "bodies "
        "as they are now; one of a body that is not there is what it was.");
  }

  const Report& report_;
  std::string out_;
};

}  // namespace

std::string to_markdown(const Report& report) { return Writer(report).write(); }

}  // namespace evidence

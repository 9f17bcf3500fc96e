// The JSON documents of a text: one, several one after the other, one a line, and what is between
// them. A document may be longer than the memory.
//
//   JsonDocuments documents(input, findings);
//   while (const sim::JsonValue* document = documents.next()) use(*document);
//
// A long document is handed out as several of the same form, as `{"Records": […]}` with a part of
// the records each, and in each the members that stand before them.
//
// A document that breaks off, or is broken somewhere, is handed out with the whole records before
// that place, and told of. After it goes on what begins on a line of its own, or begins as the
// records before did.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/findings.h"
#include "harness/evidence/input.h"
#include "sim/journal/json_tree.h"

namespace evidence {

class JsonDocuments {
 public:
  struct Limits {
    // Up to here a document is handed out as one; a longer one in parts of about the second length,
    // or of one record.
    std::size_t whole_bytes = std::size_t{4} << 20;
    std::size_t part_bytes = std::size_t{256} << 10;
    // A record, or a document without records, that is longer is told of and passed over.
    std::size_t most_bytes = std::size_t{64} << 20;
  };

  JsonDocuments(Input& input, Findings& findings, Limits limits)
      : input_(input), findings_(findings), limits_(limits) {}
  JsonDocuments(Input& input, Findings& findings) : JsonDocuments(input, findings, Limits{}) {}

  // Null at the end. Valid until the next call.
  const sim::JsonValue* next();

 private:
  // An object or an array that is not closed yet. Places are in text_.
  struct Open {
    char bracket = '{';
    std::size_t begin = 0;
    std::size_t whole_end = 0;  // behind the last object or array that is an element; 0: none
    bool is_list = false;       // an array in which records are
  };
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  // Where reading goes on after something broken.
  struct Search {
    std::string opening;          // as the records of the list begin; "" if there was none
    std::string prefix;           // of the document, up to the list's first record
    std::size_t passed_over = 0;  // bytes
  };

  bool advance();
  bool refill();
  void outside();
  void outside_line();
  void inside();
  void string();
  void open(char bracket);
  void close(char bracket);
  void complete();
  void cut_long();
  void cut(std::size_t depth);
  void erase(std::size_t begin, std::size_t end);
  bool holds_records(std::size_t depth, std::string_view name) const;
  std::string closed(std::size_t end, std::size_t depth) const;
  void broken(std::string_view why);
  void hand_out_whole_records(std::string_view why);
  void look_for_more();
  void go_on_at(std::size_t at);
  void go_on_in_list(std::size_t at);
  void end_search();

  const sim::JsonValue* parsed(std::string&& text);
  Place here() const { return {input_.file(), number_}; }

  Input& input_;
  Findings& findings_;
  Limits limits_;

  std::string text_;
  std::size_t begin_ = 0;  // of the document in it
  std::size_t at_ = 0;     // how far it was looked at
  std::vector<Open> open_;
  std::vector<Range> closed_lists_;  // of the document
  Range last_string_;
  bool in_string_ = false;
  bool needs_more_ = false;   // an escape goes on behind the end of text_
  bool drops_comma_ = false;  // the next one, as what was before it is gone
  bool is_long_ = false;      // parts of the document were handed out
  bool is_over_ = false;
  std::optional<Search> search_;

  std::deque<std::string> ready_;
  std::string current_;
  sim::JsonTree tree_;
  std::uint64_t number_ = 0;
  bool told_repair_ = false;
};

}  // namespace evidence

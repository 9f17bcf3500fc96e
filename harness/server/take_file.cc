#include "harness/server/take_file.h"

#include "sim/store/database.h"

namespace harness {

void TakeFile::open(const std::string& path, const sim::TakeInfo& info, sim::Journal& journal) {
  file_.emplace(path);
  index_.emplace(*file_);
  file_->set_info(info);
  for (const sim::Event& event : journal.events()) add(event);
  file_->flush();
  journal.listen([this](const sim::Event& event) {
    write([&] { add(event); });
    is_behind_ = true;
  });
}

void TakeFile::add(const sim::Event& event) {
  file_->add(event);
  index_->see(event);
}

void TakeFile::flush() {
  write([this] { file_->flush(); });
  is_behind_ = false;
}

void TakeFile::finish(const sim::Journal& journal) {
  write([&] {
    file_->set_info({{"digest", journal.digest()}});
    index_->finish();
    file_->flush();
  });
}

void TakeFile::close() {
  index_.reset();
  file_.reset();
  is_behind_ = false;
}

void TakeFile::write(const std::function<void()>& work) {
  if (!file_) return;
  try {
    work();
  } catch (const sim::StoreError& error) {
    complain_(std::string("the journal ends here: ") + error.what());
    index_.reset();
    file_.reset();
  }
}

}  // namespace harness

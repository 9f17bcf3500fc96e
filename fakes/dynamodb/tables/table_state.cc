#include "fakes/dynamodb/tables/table_state.h"

namespace dynamodb {

const aws::Structure& ThroughputHistory::shape() {
  using S = ThroughputHistory;
  static const aws::Structure kShape = aws::Structure("ThroughputHistory")
                                           .field<&S::increased_ns>("increased_ns")
                                           .field<&S::decreased_ns>("decreased_ns")
                                           .field<&S::decreases>("decreases");
  return kShape;
}

const aws::Structure& WarmUpdate::shape() {
  using S = WarmUpdate;
  static const aws::Structure kShape =
      aws::Structure("WarmUpdate").field<&S::target>("target").field<&S::done_ns>("done_ns");
  return kShape;
}

const aws::Structure& TableUpdate::shape() {
  using S = TableUpdate;
  static const aws::Structure kShape = aws::Structure("TableUpdate")
                                           .field<&S::definition>("definition")
                                           .field<&S::done_ns>("done_ns")
                                           .field<&S::of_table>("of_table")
                                           .field<&S::created_index>("created_index")
                                           .field<&S::deleted_index>("deleted_index")
                                           .field<&S::updated_indexes>("updated_indexes")
                                           .field<&S::throughput>("throughput")
                                           .field<&S::pay_per_request_ns>("pay_per_request_ns")
                                           .field<&S::table_class_ns>("table_class_ns");
  return kShape;
}

const aws::Structure& PointInTimeRecovery::shape() {
  using S = PointInTimeRecovery;
  static const aws::Structure kShape =
      aws::Structure("PointInTimeRecovery").field<&S::since_ns>("since_ns").field<&S::days>("days");
  return kShape;
}

const aws::Structure& TableState::shape() {
  using S = TableState;
  static const aws::Structure kShape =
      aws::Structure("TableState")
          .field<&S::throughput>("throughput")
          .field<&S::pay_per_request_ns>("pay_per_request_ns")
          .field<&S::table_class_ns>("table_class_ns")
          .field<&S::point_in_time_recovery>("point_in_time_recovery")
          .field<&S::update>("update")
          .field<&S::warm_updates>("warm_updates");
  return kShape;
}

}  // namespace dynamodb
